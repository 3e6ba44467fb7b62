using ChannelGrains.Domain.Evidence;

namespace ChannelGrains.Grains.Evidence;

/// <summary>A page of a partner's files.</summary>
/// <param name="Files">By SHA-256.</param>
/// <param name="Last">The one that the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedEvidence([property: Id(0)] IReadOnlyList<EvidenceFile> Files, [property: Id(1)] string Last);
