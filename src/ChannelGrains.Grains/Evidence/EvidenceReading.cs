using ChannelGrains.Domain.Evidence;

namespace ChannelGrains.Grains.Evidence;

/// <summary>A file of a partner.</summary>
/// <param name="File">The file.</param>
/// <param name="Version">Version of the partner's journal that has the caller's claim; of a file that was found, the one of its latest claim.</param>
[GenerateSerializer, Immutable]
public sealed record EvidenceReading([property: Id(0)] EvidenceFile File, [property: Id(1)] long Version);
