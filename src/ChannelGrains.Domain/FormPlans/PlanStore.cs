namespace ChannelGrains.Domain.FormPlans;

/// <summary>A store of a partner.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PlanStore([property: Id(0)] string PartnerId, [property: Id(1)] string StoreId) : IComparable<PlanStore>
{
    public int CompareTo(PlanStore other) => string.CompareOrdinal(PartnerId, other.PartnerId) is var order and not 0 ? order : string.CompareOrdinal(StoreId, other.StoreId);
}
