using ChannelGrains.Fleet.Ledgers;

namespace ChannelGrains.Fleet.Guarding;

/// <summary>What must be observed of a partner, by what was sent: it shares no code with the server. Readings have 6 places, and are null where nothing can be said.</summary>
/// <param name="ledger">What was sent.</param>
/// <param name="today">The business day by the server's clock.</param>
/// <param name="sinceArrival">How long ago, by the server's clock, anything arrived; null for never.</param>
internal sealed class RiskFigures(PartnerLedger ledger, DateOnly today, TimeSpan? sinceArrival)
{
    private const int Places = 6;
    private const int DropDays = 56, LeastUsualWeeks = 12, MostUsualWeeks = 26;
    private const int ReturnDays = 28, UsualWindows = 3;
    private const int RegionDays = 91;
    private const int SilenceDays = 245, LeastGap = 2, LeastGaps = 8;

    /// <summary>(Usual - net) / usual of the last eight weeks up to yesterday, beside the whole weeks before them.</summary>
    public decimal? Drop
    {
        get
        {
            var from = today.AddDays(-DropDays);
            if (ledger.Days.Count == 0 || Math.Min(MostUsualWeeks, (from.DayNumber - ledger.Days.First().DayNumber) / 7) is not (>= LeastUsualWeeks and var weeks))
                return null;
            var usual = (decimal)Net(from.AddDays(-7 * weeks), from.AddDays(-1)) / weeks * (DropDays / 7);
            return usual <= 0 ? null : Rounded((usual - Net(from, today.AddDays(-1))) / usual);
        }
    }

    /// <summary>(Returns - usual rate x gross) / the larger of gross and usual gross, of the last 28 days.</summary>
    public decimal? ReturnSpike
    {
        get
        {
            var from = today.AddDays(1 - ReturnDays);
            var (now, usual) = (ledger.Between(from, today), ledger.Between(from.AddDays(-UsualWindows * ReturnDays), from.AddDays(-1)));
            var gross = Math.Max(now.Gross, (decimal)usual.Gross / UsualWindows);
            var rate = usual.Gross > 0 ? (decimal)usual.Returns / usual.Gross : 0;
            return gross <= 0 ? null : Rounded((now.Returns - (rate * now.Gross)) / gross);
        }
    }

    /// <summary>Net of regions outside / net of all regions, of the last 91 days. What names no region is sold at home.</summary>
    public decimal? Diversion
    {
        get
        {
            var regions = ledger.Regions(today.AddDays(1 - RegionDays), today).Where(region => region.Net > 0).ToList();
            var all = regions.Sum(region => region.Net);
            return all == 0 ? null : Rounded((decimal)regions.Where(region => region.Region.Length > 0).Sum(region => region.Net) / all);
        }
    }

    /// <summary>Days since the last sale, or since anything came, / the longest gap but one between two days with sales, at least two days.</summary>
    public decimal? Silence
    {
        get
        {
            var days = ledger.Days.Where(day => day > today.AddDays(-SilenceDays) && day <= today && ledger.Between(day, day).Transactions > 0).ToList();
            if (days.Count <= LeastGaps)
                return null;
            var usual = Math.Max(LeastGap, days.Zip(days.Skip(1), (day, next) => next.DayNumber - day.DayNumber).OrderDescending().ElementAt(1));
            var silent = today.DayNumber - days[^1].DayNumber;
            return Rounded((decimal)(sinceArrival is { } arrival ? Math.Min(silent, Math.Max(0, arrival.Days)) : silent) / usual);
        }
    }

    private long Net(DateOnly from, DateOnly to) => ledger.Between(from, to).Net;

    private static decimal Rounded(decimal reading) => decimal.Round(reading, Places, MidpointRounding.ToEven);
}
