using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Compliance;

/// <summary>Records what shows that a partner meets a requirement, or that it does not any more.</summary>
/// <param name="RequirementId">The requirement.</param>
/// <param name="IsMet">Whether it is met; a screening that found something is not.</param>
/// <param name="From">First business day for which it holds; null is today.</param>
/// <param name="Until">Last one; null is by the requirement.</param>
/// <param name="Sha256">The file of evidence; empty for none.</param>
/// <param name="Reference">What else shows it; empty for none.</param>
/// <param name="Note">What is to be known of it.</param>
/// <param name="IsScreening">Whether it is the result of a screening, which requirements of that kind alone take.</param>
[GenerateSerializer, Immutable]
public sealed record RecordCompliance(
    [property: Id(0)] string RequirementId, [property: Id(1)] bool IsMet, [property: Id(2)] BusinessDay? From, [property: Id(3)] BusinessDay? Until, [property: Id(4)] string Sha256,
    [property: Id(5)] string Reference, [property: Id(6)] string Note, [property: Id(7)] bool IsScreening)
{
    /// <summary>
    /// Refused, in this order: INVALID_ID, SHA256 (by the caller), EVIDENCE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, REQUIREMENT_NOT_FOUND, REQUIREMENT_SUBJECT, REQUIREMENT_KIND, EVIDENCE_MISSING, DATE_AHEAD, DATE_TOO_OLD,
    /// VALIDITY.
    /// </summary>
    /// <param name="requirement">The requirement; null when there is none.</param>
    /// <param name="isFileKnown">Whether the file is claimed for the partner.</param>
    /// <param name="today">The partner's business day.</param>
    public Outcome<ComplianceRecorded> Decide(Requirement? requirement, bool isFileKnown, BusinessDay today)
    {
        if ((PartnerIds.Validate(RequirementId, "requirement_id") ?? CheckTexts()) is { } refusal)
            return refusal;
        if (requirement is null)
            return Requirements.NotFound(RequirementId);
        if (requirement.IsOfCompany)
            return Refusal.FailedPrecondition("REQUIREMENT_SUBJECT", $"Requirement {RequirementId} is asked of the company: record it by RecordCompanyEvidence or RecordDeclaration.", "requirement_id");
        if (requirement.Kind == RequirementKind.ScreeningResult != IsScreening || requirement.Kind == RequirementKind.Certificates)
            return Refusal.FailedPrecondition("REQUIREMENT_KIND",
                $"Requirement {RequirementId} is met otherwise: a SCREENING_RESULT by RecordScreening, CERTIFICATES by records of tests, the others by RecordComplianceEvidence.",
                "requirement_id");
        if (Sha256.Length > 0 && !isFileKnown)
            return Refusal.FailedPrecondition("EVIDENCE_MISSING", $"The file {Sha256} is not there for the partner: upload it, then record it.", "sha256");
        var days = ShownDays.Of(From, Until, requirement.ValidityDays, today, "");
        return days.IsRefused ? days.Refusal : new ComplianceRecorded(RequirementId, IsMet, days.Value.From, IsMet ? days.Value.Until : null, Sha256, Reference, Note);
    }

    private Refusal? CheckTexts()
    {
        if (Sha256.Length == 0 && string.IsNullOrWhiteSpace(Reference))
            return Refusal.InvalidArgument("EVIDENCE_EMPTY", "Nothing shows it: name a file of evidence that was uploaded, or a reference.", "reference");
        return Texts.Check(Reference, ComplianceLimits.TextBytes, "reference") ?? Notes.Check(Note, "note");
    }
}
