using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Compliance;

/// <summary>Something was shown for a requirement, or what was shown before holds no more.</summary>
/// <param name="RequirementId">The requirement.</param>
/// <param name="IsMet">False takes back what was shown before, from its first day on.</param>
/// <param name="From">First business day for which it holds.</param>
/// <param name="Until">Last business day for which it holds; null is without end.</param>
/// <param name="Sha256">The file of evidence; empty for none.</param>
/// <param name="Reference">What else shows it, as a record or a document's number; empty for none.</param>
/// <param name="Note">What is to be known of it; for a screening which lists were looked into, and what was found.</param>
[GenerateSerializer, Immutable]
public sealed record ComplianceRecorded(
    [property: Id(0)] string RequirementId, [property: Id(1)] bool IsMet, [property: Id(2)] BusinessDay From, [property: Id(3)] BusinessDay? Until, [property: Id(4)] string Sha256,
    [property: Id(5)] string Reference, [property: Id(6)] string Note)
    : ComplianceFact
{
    /// <summary>What shows it, in a word.</summary>
    public string Evidence => Sha256.Length > 0 ? Sha256 : Reference;
}
