using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary>Net sales by business day, in micros, and their sums.</summary>
internal sealed class DailyNet
{
    private readonly long[] _net;
    private readonly long[] _before; // sum of the days before

    public DailyNet(BusinessDay first, long[] net)
    {
        (First, _net, _before) = (first, net, new long[net.Length + 1]);
        for (var i = 0; i < net.Length; i++)
            _before[i + 1] = checked(_before[i] + net[i]);
    }

    /// <summary>The first day on which something was sold.</summary>
    public BusinessDay First { get; }

    public long this[BusinessDay day] => day - First is var place && place >= 0 && place < _net.Length ? _net[place] : 0;

    /// <summary>Both ends included.</summary>
    public long Sum(BusinessDay from, BusinessDay to) => _before[Place(to.AddDays(1))] - _before[Place(from)];

    private int Place(BusinessDay day) => Math.Clamp(day - First, 0, _net.Length);
}
