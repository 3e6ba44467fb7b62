namespace ChannelGrains.Domain.FormRecords;

/// <summary>A form at a place of a partner.</summary>
/// <param name="FormId">The form.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
[GenerateSerializer, Immutable]
public readonly record struct PlaceKey([property: Id(0)] string FormId, [property: Id(1)] string StoreId) : IComparable<PlaceKey>
{
    public int CompareTo(PlaceKey other) => string.CompareOrdinal(FormId, other.FormId) is var order and not 0 ? order : string.CompareOrdinal(StoreId, other.StoreId);
}
