using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using CompanyShown = ChannelGrains.Domain.Discipline.CompanyShown;
using DeclarationRecorded = ChannelGrains.Domain.Discipline.DeclarationRecorded;
using DisciplineFact = ChannelGrains.Domain.Discipline.DisciplineFact;
using GiftDecided = ChannelGrains.Domain.Discipline.GiftDecided;
using GiftRecorded = ChannelGrains.Domain.Discipline.GiftRecorded;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Discipline;

/// <summary>The company's discipline between the domain and its durable form.</summary>
internal static class DisciplineFacts
{
    public static readonly FactAnswers<Declaration> DeclarationAnswers = new((fact, version) =>
        new(ToDomain(fact.Discipline.DeclarationRecorded), fact.Principal, fact.RecordedAtMicros, version));

    public static readonly FactAnswers<Gift> GiftAnswers = new((fact, version) => new(ToDomain(fact.Discipline.GiftRecorded), fact.Principal, fact.RecordedAtMicros, version));

    public static readonly FactAnswers<ComplianceReading> ShownAnswers = new((fact, version) => new(new(ComplianceFacts.ToDomain(fact.Discipline.CompanyShown.Shown), version)));

    public static Stored.DisciplineFact ToFact(DisciplineFact fact) => fact switch
    {
        DeclarationRecorded declared => new Stored.DisciplineFact { DeclarationRecorded = ToFact(declared) },
        GiftRecorded gift => new Stored.DisciplineFact { GiftRecorded = ToFact(gift) },
        GiftDecided decided => new Stored.DisciplineFact { GiftDecided = ToFact(decided) },
        CompanyShown shown => new Stored.DisciplineFact { CompanyShown = new Stored.CompanyShown { Shown = ComplianceFacts.ToFact(shown.Recorded) } },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static DisciplineFact? ToDomain(Stored.DisciplineFact? fact) => fact?.KindCase switch
    {
        Stored.DisciplineFact.KindOneofCase.DeclarationRecorded => ToDomain(fact.DeclarationRecorded),
        Stored.DisciplineFact.KindOneofCase.GiftRecorded => ToDomain(fact.GiftRecorded),
        Stored.DisciplineFact.KindOneofCase.GiftDecided => ToDomain(fact.GiftDecided),
        Stored.DisciplineFact.KindOneofCase.CompanyShown => new CompanyShown(ComplianceFacts.ToDomain(fact.CompanyShown.Shown)),
        _ => null,
    };

    public static DeclarationEntry ToEntry(Declaration declaration) => new()
    {
        Recorded = ToFact(declaration.Recorded),
        RecordedBy = declaration.RecordedBy,
        RecordedAtMicros = declaration.RecordedAtMicros,
        Version = declaration.Version,
    };

    public static Declaration ToDomain(DeclarationEntry entry) => new(ToDomain(entry.Recorded), entry.RecordedBy, entry.RecordedAtMicros, entry.Version);

    public static GiftEntry ToEntry(Gift gift) => new()
    {
        Recorded = ToFact(gift.Recorded),
        RecordedBy = gift.RecordedBy,
        RecordedAtMicros = gift.RecordedAtMicros,
        Version = gift.Version,
        Decided = gift.Decided is { } decided ? ToFact(decided) : null,
        DecidedBy = gift.DecidedBy,
        DecidedAtMicros = gift.DecidedAtMicros,
    };

    public static Gift ToDomain(GiftEntry entry) => new(ToDomain(entry.Recorded), entry.RecordedBy, entry.RecordedAtMicros, entry.Version)
    {
        Decided = entry.Decided is { } decided ? ToDomain(decided) : null,
        DecidedBy = entry.DecidedBy,
        DecidedAtMicros = entry.DecidedAtMicros,
    };

    private static Stored.DeclarationRecorded ToFact(DeclarationRecorded declared) => new()
    {
        Kind = (int)declared.Kind,
        Person = ComplianceFacts.ToFact(declared.Person),
        Role = declared.Role,
        Discloses = declared.Discloses,
        ValidFrom = declared.From.DaysSinceEpoch,
        ValidUntil = declared.Until.DaysSinceEpoch,
        Reference = declared.Reference,
        Note = declared.Note,
    };

    private static DeclarationRecorded ToDomain(Stored.DeclarationRecorded fact) => new(
        (DeclarationKind)fact.Kind, ComplianceFacts.ToDomain(fact.Person), fact.Role, fact.Discloses, new BusinessDay(fact.ValidFrom), new BusinessDay(fact.ValidUntil), fact.Reference, fact.Note);

    private static Stored.GiftRecorded ToFact(GiftRecorded gift) => new()
    {
        GiftId = gift.GiftId,
        Direction = (int)gift.Direction,
        Person = ComplianceFacts.ToFact(gift.Person),
        PartnerId = gift.PartnerId,
        Counterparty = gift.Counterparty,
        What = gift.What,
        Value = Moneys.ToMessage(gift.Value, gift.CurrencyCode),
        Day = gift.Day.DaysSinceEpoch,
        Outcome = (int)gift.Outcome,
        NeedsApproval = gift.NeedsApproval,
        Note = gift.Note,
    };

    private static GiftRecorded ToDomain(Stored.GiftRecorded fact) => new(
        fact.GiftId, (GiftDirection)fact.Direction, ComplianceFacts.ToDomain(fact.Person), fact.PartnerId, fact.Counterparty, fact.What, Moneys.ToAmount(fact.Value), fact.Value.CurrencyCode,
        new BusinessDay(fact.Day), (GiftOutcome)fact.Outcome, fact.NeedsApproval, fact.Note);

    private static Stored.GiftDecided ToFact(GiftDecided decided) => new() { GiftId = decided.GiftId, Outcome = (int)decided.Outcome, Note = decided.Note };

    private static GiftDecided ToDomain(Stored.GiftDecided fact) => new(fact.GiftId, (GiftOutcome)fact.Outcome, fact.Note);
}
