using System.Runtime.InteropServices;

namespace ChannelGrains.Domain.DayViews;

/// <summary>The sums of one name over all partners, by business day, of the days in which some partner has a cell.</summary>
internal sealed class NamedDays(DayCellName name)
{
    private readonly Dictionary<int, (DaySum Sum, int Cells)> _days = [];

    public DayCellName Name { get; } = name;

    public bool IsEmpty => _days.Count == 0;

    public DaySum SumOf(int day) => _days.TryGetValue(day, out var known) ? known.Sum : default;

    /// <summary>A partner has a cell of a day that it had not.</summary>
    public void Join(int day, in DaySum sum)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _);
        known.Sum.Add(sum);
        known.Cells++;
    }

    public void Replace(int day, in DaySum before, in DaySum after)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(_days, day);
        known.Sum.Subtract(before);
        known.Sum.Add(after);
    }

    /// <summary>A partner has its cell of a day no more.</summary>
    public void Leave(int day, in DaySum sum)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(_days, day);
        known.Sum.Subtract(sum);
        if (--known.Cells == 0)
            _days.Remove(day);
    }
}
