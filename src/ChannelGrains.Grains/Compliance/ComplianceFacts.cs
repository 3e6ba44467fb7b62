using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using ComplianceRecorded = ChannelGrains.Domain.Compliance.ComplianceRecorded;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Compliance;

/// <summary>Compliance between the domain and its durable form.</summary>
internal static class ComplianceFacts
{
    /// <summary>What a caller is answered who recorded what a partner showed.</summary>
    public static readonly FactAnswers<ComplianceReading> RecordedAnswers = new((fact, version) => new(new ShownPeriod(ToDomain(fact.Compliance.Recorded), version)));

    /// <summary>What a caller is answered who set a requirement.</summary>
    public static readonly FactAnswers<Requirement> PutAnswers = new((fact, version) => ToDomain(fact.Compliance.RequirementPut, version));

    public static RequirementPut ToFact(Requirement requirement)
    {
        var fact = new RequirementPut
        {
            RequirementId = requirement.Id,
            Kind = (int)requirement.Kind,
            Title = requirement.Title,
            ValidityDays = requirement.ValidityDays,
            EffectiveFrom = requirement.From.DaysSinceEpoch,
            Retired = requirement.IsRetired,
            OfCompany = requirement.IsOfCompany,
        };
        fact.Declarers.AddRange(requirement.Declarers.Select(ToFact));
        fact.ChannelTypes.AddRange(requirement.ChannelTypes.Select(type => (int)type));
        fact.Regions.AddRange(requirement.Regions);
        fact.AgreementTiers.AddRange(requirement.AgreementTiers);
        fact.Categories.AddRange(requirement.Categories);
        fact.Gates.AddRange(requirement.Gates.Select(gate => (int)gate));
        fact.NoticeDays.AddRange(requirement.NoticeDays);
        if (requirement.Certificates is { } need)
            fact.Certificates = new CertificateNeedStored { Code = need.Code, Count = need.Count, GraceDays = need.GraceDays };
        return fact;
    }

    public static Requirement ToDomain(RequirementPut fact, long version) => new(
        fact.RequirementId, (RequirementKind)fact.Kind, fact.Title, [.. fact.ChannelTypes.Select(type => (ChannelType)type)], [.. fact.Regions],
        [.. fact.Gates.Select(gate => (ComplianceGate)gate)], fact.ValidityDays, [.. fact.NoticeDays], new BusinessDay(fact.EffectiveFrom), fact.Retired, version)
    {
        IsOfCompany = fact.OfCompany,
        Declarers = [.. fact.Declarers.Select(ToDomain)],
        AgreementTiers = [.. fact.AgreementTiers],
        Categories = [.. fact.Categories],
        Certificates = fact.Certificates is { } need ? new CertificateNeed(need.Code, need.Count, need.GraceDays) : null,
    };

    public static StoredDeclarer ToFact(Declarer declarer) => new() { Kind = (int)declarer.Kind, Name = declarer.Name };

    public static Declarer ToDomain(StoredDeclarer fact) => new((DeclarerKind)fact.Kind, fact.Name);

    public static Stored.ComplianceRecorded ToFact(ComplianceRecorded recorded)
    {
        var fact = new Stored.ComplianceRecorded
        {
            RequirementId = recorded.RequirementId,
            Met = recorded.IsMet,
            ValidFrom = recorded.From.DaysSinceEpoch,
            Sha256 = ByteString.CopyFrom(Convert.FromHexString(recorded.Sha256)),
            Reference = recorded.Reference,
            Note = recorded.Note,
        };
        if (recorded.Until is { } until)
            fact.ValidUntil = until.DaysSinceEpoch;
        return fact;
    }

    public static ComplianceRecorded ToDomain(Stored.ComplianceRecorded fact) => new(
        fact.RequirementId, fact.Met, new BusinessDay(fact.ValidFrom), fact.HasValidUntil ? new BusinessDay(fact.ValidUntil) : null, Convert.ToHexStringLower(fact.Sha256.Span), fact.Reference, fact.Note);
}
