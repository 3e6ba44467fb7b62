using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Records what shows that the company meets a requirement that nobody declares.</summary>
/// <param name="RequirementId">The requirement.</param>
/// <param name="From">First day for which it holds; null is today.</param>
/// <param name="Until">Last one; null is by the requirement.</param>
/// <param name="Reference">What shows it.</param>
/// <param name="Note">What is to be known of it.</param>
[GenerateSerializer, Immutable]
public sealed record ShowCompany(
    [property: Id(0)] string RequirementId, [property: Id(1)] BusinessDay? From, [property: Id(2)] BusinessDay? Until, [property: Id(3)] string Reference, [property: Id(4)] string Note)
{
    /// <summary>Refused, in this order: INVALID_ID, EVIDENCE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, REQUIREMENT_NOT_FOUND, REQUIREMENT_SUBJECT, REQUIREMENT_KIND, DATE_AHEAD, DATE_TOO_OLD, VALIDITY.</summary>
    /// <param name="requirement">The requirement; null when there is none.</param>
    /// <param name="today">The programme's business day.</param>
    public Outcome<CompanyShown> Decide(Requirement? requirement, BusinessDay today)
    {
        if (PartnerIds.Validate(RequirementId, "requirement_id") is { } id)
            return id;
        if (string.IsNullOrWhiteSpace(Reference))
            return Refusal.InvalidArgument("EVIDENCE_EMPTY", "reference is empty: say what shows it, as the number of a report.", "reference");
        if ((Texts.Check(Reference, DisciplineLimits.TextBytes, "reference") ?? Notes.Check(Note, "note")) is { } text)
            return text;
        if (requirement is null)
            return Requirements.NotFound(RequirementId);
        if (!requirement.IsOfCompany)
            return Refusal.FailedPrecondition("REQUIREMENT_SUBJECT", $"Requirement {RequirementId} is asked of partners: record it by RecordComplianceEvidence.", "requirement_id");
        if (requirement.IsDeclared)
            return Refusal.FailedPrecondition("REQUIREMENT_KIND", $"Requirement {RequirementId} is met by declarations: record them by RecordDeclaration.", "requirement_id");
        var days = ShownDays.Of(From, Until, requirement.ValidityDays, today, "");
        return days.IsRefused ? days.Refusal : new CompanyShown(new ComplianceRecorded(RequirementId, true, days.Value.From, days.Value.Until, "", Reference, Note));
    }
}
