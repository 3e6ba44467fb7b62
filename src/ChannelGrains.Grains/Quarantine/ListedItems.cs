namespace ChannelGrains.Grains.Quarantine;

/// <summary>A page of open items, oldest first.</summary>
/// <param name="Items">The items.</param>
/// <param name="Last">The item that the next page comes behind; empty on the last page.</param>
/// <param name="Total">Open items in all.</param>
[GenerateSerializer, Immutable]
public sealed record ListedItems([property: Id(0)] IReadOnlyList<ListedItem> Items, [property: Id(1)] string Last, [property: Id(2)] int Total);

/// <summary>An open item.</summary>
/// <param name="QuarantineId">Where it is stored.</param>
/// <param name="SourceId">Who sent it.</param>
/// <param name="Sequence">Its number; 0 where it was sent by id.</param>
/// <param name="Reason">Why it was not applied.</param>
/// <param name="AtMicros">When it was stored, microseconds since 1970-01-01 UTC.</param>
/// <param name="Transaction">As stored, in its wire form with the customer's keyed hash.</param>
[GenerateSerializer, Immutable]
public sealed record ListedItem(
    [property: Id(0)] string QuarantineId,
    [property: Id(1)] string SourceId,
    [property: Id(2)] long Sequence,
    [property: Id(3)] QuarantineReason Reason,
    [property: Id(4)] long AtMicros,
    [property: Id(5)] byte[] Transaction);
