using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;

namespace ChannelGrains.Domain.Compliance;

/// <summary>How a requirement that asks for certificates stands.</summary>
internal static class CertifiedStatus
{
    /// <summary>It is met while enough persons hold one that counts; it was met, and is EXPIRED, where they once did.</summary>
    public static ComplianceStatus Of(Requirement requirement, CertificateNeed need, CertificateBook? certificates, BusinessDay day)
    {
        var held = (certificates?.Of(need.Code) ?? []).ToList();
        var persons = held.Where(certificate => certificate.Days(need.GraceDays) is { } days && days.Holds(day)).DistinctBy(certificate => certificate.Issue.Person).Count();
        ComplianceStatus status = new(requirement, ComplianceState.Missing, null, null) { CertifiedPersons = persons };
        foreach (var span in CertifiedDays.Of(held, need.Count, need.GraceDays).Reverse())
        {
            if (span.Holds(day))
                return status with { State = requirement.StateUntil(span.Last, day), Until = span.Last == BusinessDay.Last ? null : span.Last };
            if (span.Last < day)
                return status with { State = ComplianceState.Expired, Until = span.Last };
        }
        return status;
    }
}
