using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Domain.Tests.Risk;

/// <summary>Partners of whom only something is known.</summary>
internal static class Observed
{
    public const long DayMicros = 86_400_000_000;

    public static readonly BusinessDay Today = BusinessDay.Of(2026, 3, 20);

    /// <summary>Noon of a day, in UTC.</summary>
    public static long NoonOf(BusinessDay day) => day.DaysSinceEpoch * DayMicros + DayMicros / 2;

    public static RiskInputs Nothing(BusinessDay today) => new() { NowMicros = NoonOf(today), Today = today, TomorrowMicros = (today.DaysSinceEpoch + 1) * DayMicros };

    /// <summary>A partner whose sales of each day back from today are given, in units; what is further back is as the last of them for so many days.</summary>
    public static RiskInputs Sells(BusinessDay today, Func<BusinessDay, long> net, int daysKnown = 1_000, Func<BusinessDay, long>? returns = null) => Nothing(today) with
    {
        Sales = new SalesDays
        {
            Today = today,
            FirstSale = today.AddDays(-daysKnown),
            Recent = Run(today, net, returns, today.AddDays(-daysKnown)),
        },
    };

    public static RiskReading? Of(this RiskInputs inputs, RiskFactorKind kind) => RiskReadings.Of(inputs).Where(reading => reading.Kind == kind).Select(reading => (RiskReading?)reading).SingleOrDefault();

    public static RiskFactor Of(this RiskEvaluation evaluation, RiskFactorKind kind) => evaluation.Factors.Single(factor => factor.Kind == kind);

    private static DayRun Run(BusinessDay last, Func<BusinessDay, long> net, Func<BusinessDay, long>? returns, BusinessDay firstSale)
    {
        var first = last.AddDays(1 - SalesDays.RecentDays);
        return new DayRun(first, [.. Enumerable.Range(0, SalesDays.RecentDays).Select(i => first.AddDays(i)).Select(day => day < firstSale
            ? default
            : new DaySales((Int128)(net(day) + (returns?.Invoke(day) ?? 0)) * 1_000_000, (Int128)(returns?.Invoke(day) ?? 0) * 1_000_000, net(day) == 0 ? 0 : 1))]);
    }
}
