using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;

namespace ChannelGrains.Domain.Compliance;

/// <summary>All that a partner shows of what it must.</summary>
/// <param name="Book">What was recorded; null for nothing.</param>
/// <param name="Certificates">The certificates of its persons; null for none.</param>
public readonly record struct ShownCompliance(ComplianceBook? Book, CertificateBook? Certificates)
{
    public bool IsEmpty => Book is null && Certificates is null;

    public ComplianceStatus StatusOf(Requirement requirement, BusinessDay day) => requirement.Certificates is { } need
        ? CertifiedStatus.Of(requirement, need, Certificates, day)
        : ComplianceStatus.Of(requirement, Book?.Of(requirement.Id) ?? [], day);
}
