namespace ChannelGrains.Domain.FormRecords;

/// <summary>An item of a form at a place of a partner: of which there is at most one open finding.</summary>
/// <param name="FormId">The form.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="ItemId">The item.</param>
[GenerateSerializer, Immutable]
public readonly record struct FindingKey([property: Id(0)] string FormId, [property: Id(1)] string StoreId, [property: Id(2)] string ItemId) : IComparable<FindingKey>
{
    public int CompareTo(FindingKey other)
    {
        var order = string.CompareOrdinal(FormId, other.FormId);
        if (order == 0)
            order = string.CompareOrdinal(StoreId, other.StoreId);
        return order == 0 ? string.CompareOrdinal(ItemId, other.ItemId) : order;
    }
}
