using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Grains.Targets;

/// <summary>An allocation with some of its parts.</summary>
/// <param name="Allocation">The allocation.</param>
/// <param name="Parts">Those parts, by partner id.</param>
/// <param name="Last">The partner that the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record AllocationReading([property: Id(0)] Allocation Allocation, [property: Id(1)] IReadOnlyList<AllocatedPart> Parts, [property: Id(2)] string Last);
