using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Domain.Money;
using ChannelGrains.Gateway.Compliance;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Discipline;
using Declaration = ChannelGrains.Domain.Discipline.Declaration;
using Gift = ChannelGrains.Domain.Discipline.Gift;
using Wire = ChannelGrains.Discipline.V1;

namespace ChannelGrains.Gateway.Discipline;

/// <summary>The company's discipline between the wire and the domain.</summary>
internal static class DisciplineMessages
{
    public static RecordDeclaration ToCommand(RecordDeclarationRequest request, DeclarerReader declarers)
    {
        var asked = request.Declaration ?? new Wire.Declaration();
        return new(
            (Domain.Discipline.DeclarationKind)asked.Kind, declarers.ReadIfAny(asked.Person, "declaration.person"), asked.Role, asked.Discloses,
            ComplianceMessages.Day(asked.ValidFrom, "declaration.valid_from"), ComplianceMessages.Day(asked.ValidUntil, "declaration.valid_until"), asked.Reference, asked.Note);
    }

    public static RecordGift ToCommand(RecordGiftRequest request, DeclarerReader declarers)
    {
        var asked = request.Gift ?? new Wire.Gift();
        return new(
            asked.GiftId, (Domain.Discipline.GiftDirection)asked.Direction, declarers.ReadIfAny(asked.Person, "gift.person"), asked.PartnerId, asked.Counterparty, asked.What,
            MarketMessages.ToStated(asked.Value), ComplianceMessages.Day(asked.Day, "gift.day"), (Domain.Discipline.GiftOutcome)asked.Outcome, asked.Note);
    }

    public static DecideGift ToCommand(DecideGiftRequest request) => new(request.GiftId, (Domain.Discipline.GiftOutcome)request.Outcome, request.Note);

    public static ShowCompany ToCommand(RecordCompanyEvidenceRequest request) => new(
        request.RequirementId, ComplianceMessages.Day(request.ValidFrom, "valid_from"), ComplianceMessages.Day(request.ValidUntil, "valid_until"), request.Reference, request.Note);

    public static Wire.Declaration ToMessage(Declaration declaration)
    {
        var recorded = declaration.Recorded;
        return new()
        {
            Kind = (Wire.DeclarationKind)recorded.Kind,
            Person = DeclarerReader.ToMessage(recorded.Person),
            Role = recorded.Role,
            Discloses = recorded.Discloses,
            ValidFrom = recorded.From.ToString(),
            ValidUntil = recorded.Until.ToString(),
            Reference = recorded.Reference,
            Note = recorded.Note,
            RecordedBy = declaration.RecordedBy,
            RecordedAt = Timestamps.FromMicros(declaration.RecordedAtMicros),
            JournalVersion = declaration.Version,
        };
    }

    public static Wire.Gift ToMessage(Gift gift)
    {
        var recorded = gift.Recorded;
        return new()
        {
            GiftId = recorded.GiftId,
            Direction = (Wire.GiftDirection)recorded.Direction,
            Person = DeclarerReader.ToMessage(recorded.Person),
            PartnerId = recorded.PartnerId,
            Counterparty = recorded.Counterparty,
            What = recorded.What,
            Value = Moneys.ToMessage(recorded.Value, recorded.CurrencyCode),
            Day = recorded.Day.ToString(),
            Outcome = (Wire.GiftOutcome)gift.Outcome,
            Note = recorded.Note,
            State = (Wire.GiftState)gift.State,
            RecordedBy = gift.RecordedBy,
            RecordedAt = Timestamps.FromMicros(gift.RecordedAtMicros),
            DecidedBy = gift.DecidedBy,
            DecidedAt = gift.Decided is null ? null : Timestamps.FromMicros(gift.DecidedAtMicros),
            DecisionNote = gift.Decided?.Note ?? "",
            JournalVersion = gift.Version,
        };
    }

    public static GetCompanyComplianceResponse ToMessage(CompanyReading company)
    {
        var (met, asked) = (company.All.Count(one => one.Status.IsMet), company.All.Count);
        var message = new GetCompanyComplianceResponse { Day = company.Day.ToString(), Met = met, Asked = asked };
        if (DecimalRatio.Of(met, asked).Value is { } score)
            message.Score = score;
        message.Statuses.AddRange(company.All.Select(ToMessage));
        return message;
    }

    private static CompanyComplianceStatus ToMessage(CompanyStatus company)
    {
        var message = new CompanyComplianceStatus { Status = ComplianceMessages.ToMessage(company.Status), Declarer = company.Declarer is { } declarer ? DeclarerReader.ToMessage(declarer) : null };
        // Each status would have the whole list.
        message.Status.Requirement.Declarers.Clear();
        // What is shown is entered by whom it is of; for the caller it is of the requirement.
        if (message.Status.Evidence is { } evidence)
            evidence.RequirementId = company.Status.Requirement.Id;
        return message;
    }
}
