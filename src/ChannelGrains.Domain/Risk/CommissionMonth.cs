using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>A period that is settled, as stuffing needs it.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="BoundMicros">The upper bounds of its brackets on net sales, rising, in micros; empty where the base is no other or there is one bracket alone.</param>
public sealed record CommissionMonth(BusinessDay First, BusinessDay Last, IReadOnlyList<Int128> BoundMicros)
{
    /// <summary>The bracket that a base reaches; an upper bound belongs to its bracket.</summary>
    public int PlaceOf(Int128 net)
    {
        var place = 0;
        while (place < BoundMicros.Count && net > BoundMicros[place])
            place++;
        return place;
    }
}
