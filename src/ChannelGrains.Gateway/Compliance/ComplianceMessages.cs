using System.Globalization;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ComplianceStatus = ChannelGrains.Domain.Compliance.ComplianceStatus;
using Requirement = ChannelGrains.Domain.Compliance.Requirement;
using Wire = ChannelGrains.Compliance.V1;

namespace ChannelGrains.Gateway.Compliance;

/// <summary>Compliance between the wire and the domain.</summary>
internal static class ComplianceMessages
{
    public static PutRequirement ToCommand(PutRequirementRequest request, DeclarerReader declarers)
    {
        var asked = request.Requirement ?? new Wire.Requirement();
        var requirement = new Requirement(
            asked.RequirementId, (Domain.Compliance.RequirementKind)asked.Kind, asked.Title, [.. asked.ChannelTypes.Select(type => (Domain.Partners.ChannelType)type)], [.. asked.Regions],
            [.. asked.Gates.Select(gate => (Domain.Compliance.ComplianceGate)gate)], asked.ValidityDays, [.. asked.NoticeDays],
            Day(asked.EffectiveFrom, "requirement.effective_from") ?? BusinessDay.SinceEver, asked.Retired, 0)
        {
            IsOfCompany = asked.OfCompany,
            Declarers = [.. asked.Declarers.Select((declarer, place) => declarers.Read(declarer, $"requirement.declarers[{place}]"))],
            AgreementTiers = [.. asked.AgreementTiers],
            Categories = [.. asked.Categories],
            Certificates = asked.Certificates is { } need ? new Domain.Compliance.CertificateNeed(need.Code, need.Count, need.GraceDays) : null,
        };
        return new PutRequirement(requirement, request.Etag);
    }

    public static RecordCompliance ToCommand(RecordComplianceEvidenceRequest request) => new(
        request.RequirementId, true, Day(request.ValidFrom, "valid_from"), Day(request.ValidUntil, "valid_until"), File(request.Sha256), request.Reference, request.Note, IsScreening: false);

    public static RecordCompliance ToCommand(RecordScreeningRequest request) => new(
        request.RequirementId, !request.Hit, Day(request.ScreenedOn, "screened_on"), null, File(request.Sha256), request.Reference, request.Note, IsScreening: true);

    public static Wire.Requirement ToMessage(Requirement requirement)
    {
        var message = new Wire.Requirement
        {
            RequirementId = requirement.Id,
            Kind = (Wire.RequirementKind)requirement.Kind,
            Title = requirement.Title,
            ValidityDays = requirement.ValidityDays,
            EffectiveFrom = requirement.From.ToString(),
            Retired = requirement.IsRetired,
            OfCompany = requirement.IsOfCompany,
            Etag = requirement.Version.ToString(CultureInfo.InvariantCulture),
        };
        message.ChannelTypes.AddRange(requirement.ChannelTypes.Select(type => (ChannelGrains.Partners.V1.ChannelType)type));
        message.Regions.AddRange(requirement.Regions);
        message.AgreementTiers.AddRange(requirement.AgreementTiers);
        message.Categories.AddRange(requirement.Categories);
        message.Gates.AddRange(requirement.Gates.Select(gate => (Wire.ComplianceGate)gate));
        message.NoticeDays.AddRange(requirement.NoticeDays);
        message.Declarers.AddRange(requirement.Declarers.Select(DeclarerReader.ToMessage));
        if (requirement.Certificates is { } need)
            message.Certificates = new Wire.CertificateNeed { Code = need.Code, Count = need.Count, GraceDays = need.GraceDays };
        return message;
    }

    public static Wire.ComplianceStatus ToMessage(ComplianceStatus status) => new()
    {
        Requirement = ToMessage(status.Requirement),
        State = (Wire.ComplianceState)status.State,
        ValidUntil = status.Until?.ToString() ?? "",
        Evidence = status.Shown is { } shown ? ToMessage(shown) : null,
        CertifiedPersons = status.CertifiedPersons,
    };

    public static ComplianceEvidence ToMessage(ShownPeriod shown) => new()
    {
        RequirementId = shown.Recorded.RequirementId,
        Met = shown.Recorded.IsMet,
        ValidFrom = shown.Recorded.From.ToString(),
        ValidUntil = shown.Recorded.Until?.ToString() ?? "",
        Sha256 = shown.Recorded.Sha256,
        Reference = shown.Recorded.Reference,
        Note = shown.Recorded.Note,
        JournalVersion = shown.Version,
    };

    public static BusinessDay? Day(string text, string field)
    {
        if (text.Length == 0)
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field));
    }

    private static string File(string sha256) =>
        sha256.Length > 0 && EvidenceLimits.CheckName(sha256, "sha256") is { } refusal ? throw RefusalStatus.ToException(refusal) : sha256;
}
