using Orleans;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Closes quarantined transactions without effect: some items, or those of a filter.</summary>
/// <param name="QuarantineIds">The items, where there is no filter.</param>
/// <param name="Filter">The items; null for those that are named.</param>
/// <param name="Note">Why, for people; must not be empty.</param>
[GenerateSerializer, Immutable]
public sealed record DiscardQuarantined(
    [property: Id(0)] IReadOnlyList<string> QuarantineIds, [property: Id(1)] QuarantineFilter? Filter, [property: Id(2)] string Note);
