using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary>
/// Replays one partner's history through the rules of the domain, as they would have told it day by day. A partner has collapsed when its sales of the last span are below half of its own trailing level,
/// the mean of the year before the span; one that sells nothing any more is that too.
/// </summary>
/// <param name="rules">Under which risk is told.</param>
/// <param name="spanOf">The first day of the span that ends the day before.</param>
internal sealed class Replay(RiskRules rules, Func<BusinessDay, BusinessDay> spanOf)
{
    /// <summary>The naive rule: the span is below such a part of the span before it.</summary>
    public static readonly int[] NaivePercents = [50, 60, 70];

    private const long DayMicros = 86_400_000_000;
    private const int YearDays = 364;

    public static string LevelFrom(RiskLevel level) => $"level {level} or above";

    public static string Naive(int percent) => $"naive: below {percent} % of the span before";

    public List<ReplayStep> Run(PartnerHistory partner, IReadOnlyList<BusinessDay> days)
    {
        var net = partner.ToDays();
        var standing = RiskStanding.None;
        var steps = new List<ReplayStep>(days.Count);
        foreach (var today in days)
        {
            var told = RiskEvaluation.Evaluate(Inputs(partner, net, today), rules, standing);
            standing = told.Standing;
            HashSet<string> signals = [.. told.Factors.Where(factor => factor.IsRaised).Select(factor => factor.Kind.ToString())];
            for (var level = RiskLevel.Medium; level <= told.Level; level++)
                signals.Add(LevelFrom(level));
            AddNaive(signals, net, today);
            steps.Add(new ReplayStep(HasCollapsed(net, today), signals));
        }
        return steps;
    }

    private bool? HasCollapsed(DailyNet net, BusinessDay today)
    {
        var from = spanOf(today);
        if (from.AddDays(-YearDays) < net.First)
            return null;
        var usual = net.Sum(from.AddDays(-YearDays), from.AddDays(-1));
        return usual <= 0 ? null : (Int128)net.Sum(from, today.AddDays(-1)) * YearDays * 2 < (Int128)usual * (today - from);
    }

    private void AddNaive(HashSet<string> signals, DailyNet net, BusinessDay today)
    {
        var from = spanOf(today);
        var before = spanOf(from);
        var (sum, sumBefore) = (net.Sum(from, today.AddDays(-1)), net.Sum(before, from.AddDays(-1)));
        foreach (var percent in NaivePercents)
            if (before >= net.First && sumBefore > 0 && (Int128)sum * 100 < (Int128)sumBefore * percent)
                signals.Add(Naive(percent));
    }

    private static RiskInputs Inputs(PartnerHistory partner, DailyNet net, BusinessDay today) => new()
    {
        NowMicros = today.DaysSinceEpoch * DayMicros,
        Today = today,
        TomorrowMicros = (today.DaysSinceEpoch + 1) * DayMicros,
        Sales = new SalesDays
        {
            Today = today,
            FirstSale = net.First,
            Recent = Recent(partner, net, today),
            Categories = Categories(partner, today),
        },
        Pace = Pace(net, today),
    };

    // Of the days of a month of which only the sum is known, nobody knows on which something was sold.
    private static DayRun Recent(PartnerHistory partner, DailyNet net, BusinessDay today)
    {
        var first = today.AddDays(1 - SalesDays.RecentDays);
        var days = new DaySales[SalesDays.RecentDays];
        for (var i = 0; i < days.Length - 1; i++) // what is sold today is not known yet
            days[i] = net[first.AddDays(i)] is var sum && sum >= 0
                ? new DaySales(sum, 0, partner.Days.ContainsKey(first.AddDays(i).DaysSinceEpoch) ? 1 : 0)
                : new DaySales(0, -sum, 1);
        return new DayRun(first, days);
    }

    private static Dictionary<string, Int128> Categories(PartnerHistory partner, BusinessDay today)
    {
        Dictionary<string, Int128> sums = new(StringComparer.Ordinal);
        for (var month = today.Month - 3; month < today.Month; month++)
            foreach (var (category, sum) in partner.Categories.GetValueOrDefault(month) ?? [])
                sums[category] = sums.GetValueOrDefault(category) + sum;
        return sums;
    }

    // The target is last year's sales, as an allocation by last year's shares would set it.
    private static PaceInput? Pace(DailyNet net, BusinessDay today)
    {
        var from = BusinessDay.FirstOfMonth(today.Month - PaceInput.MonthsBefore);
        return from.AddDays(-YearDays) < net.First
            ? null
            : new PaceInput(new Amount(net.Sum(from.AddDays(-YearDays), today.AddDays(-1 - YearDays))), new Amount(net.Sum(from, today.AddDays(-1))));
    }
}
