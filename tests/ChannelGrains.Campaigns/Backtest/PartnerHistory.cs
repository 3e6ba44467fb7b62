using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary>What one partner sold, as a data set has it: amounts in micros.</summary>
/// <param name="Id">Its id there.</param>
internal sealed record PartnerHistory(string Id)
{
    /// <summary>Net by month, in months since 1970-01, of the months without days.</summary>
    public SortedDictionary<int, long> Months { get; } = [];

    /// <summary>Net by business day, of the months with days.</summary>
    public SortedDictionary<int, long> Days { get; } = [];

    /// <summary>Net by month and category; empty where it is not told.</summary>
    public Dictionary<int, Dictionary<string, long>> Categories { get; } = [];

    /// <summary>Half of the partners choose the rules; the others, held out, show what they are worth.</summary>
    public bool IsHeldOut => Id[^1] % 2 == 1;

    public DailyNet ToDays()
    {
        if (Months.Count == 0 && Days.Count == 0)
            return new DailyNet(default, []);
        var first = Months.Count > 0 ? BusinessDay.FirstOfMonth(Months.First().Key) : new BusinessDay(Days.First().Key);
        var last = Months.Count > 0 ? BusinessDay.LastOfMonth(Months.Last().Key) : first;
        if (Days.Count > 0)
            last = BusinessDay.Max(last, new BusinessDay(Days.Last().Key));
        var net = new long[last - first + 1];
        foreach (var (month, sum) in Months)
            Spread(net.AsSpan(BusinessDay.FirstOfMonth(month) - first, BusinessDay.LastOfMonth(month) - BusinessDay.FirstOfMonth(month) + 1), sum);
        foreach (var (day, sum) in Days)
            net[day - first.DaysSinceEpoch] += sum;
        return new DailyNet(first, net);
    }

    // The days of a month of which only the sum is known are as good as equal.
    private static void Spread(Span<long> days, long sum)
    {
        for (var i = 0; i < days.Length; i++)
            days[i] = sum * (i + 1) / days.Length - sum * i / days.Length;
    }
}
