using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Business days, both ends included.</summary>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one; null is no end.</param>
[GenerateSerializer, Immutable]
public sealed record DaySpan([property: Id(0)] BusinessDay First, [property: Id(1)] BusinessDay? Last)
{
    public bool Contains(BusinessDay day) => day >= First && (Last is null || day <= Last);

    /// <summary>The first day that is in both, from a day on; null when there is none.</summary>
    public BusinessDay? FirstCommon(DaySpan other, BusinessDay from)
    {
        var first = BusinessDay.Max(from, BusinessDay.Max(First, other.First));
        return Contains(first) && other.Contains(first) ? first : null;
    }

    /// <summary>Its days up to one, that one included.</summary>
    public int DaysUpTo(BusinessDay day)
    {
        var last = Last is { } end && end < day ? end : day;
        return last < First ? 0 : last - First + 1;
    }

    public override string ToString() => Last is { } last ? $"{First} to {last}" : $"{First} on";
}
