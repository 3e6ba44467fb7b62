using Orleans;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Applies quarantined transactions: one item, or those of a filter that can be.</summary>
/// <param name="QuarantineId">The item, where there is no filter.</param>
/// <param name="Filter">The items; null for one.</param>
/// <param name="Corrected">The corrected transaction of one item, in its wire form; null replays it as it is.</param>
/// <param name="Note">Why, for people.</param>
[GenerateSerializer, Immutable]
public sealed record ReplayQuarantined(
    [property: Id(0)] string QuarantineId, [property: Id(1)] QuarantineFilter? Filter, [property: Id(2)] byte[]? Corrected, [property: Id(3)] string Note);
