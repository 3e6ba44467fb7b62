using System.Numerics;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>
/// Stuffing: sales bunched in the last <see cref="TailDays"/> days of a month that come back in the next. Stuffed = the smaller of what the tail has beyond its usual part and what
/// came back beyond the usual rate; the reading is stuffed / the month's gross. Usual is what the three months before did, or an even spread where there are none. Either alone
/// is no stuffing: some months end well, and some goods come back. Where the month without what was stuffed reaches a lower bracket, the same reading is bracket shopping: it paid.
/// </summary>
internal static class Stuffing
{
    public const int TailDays = 5;

    private const int UsualMonths = 3, MostDaysAfter = 31;

    public static IEnumerable<RiskReading> Read(RiskInputs inputs)
    {
        if (inputs.Sales is not { } sales)
            yield break;
        var month = inputs.LastMonth ?? MonthBefore(sales.Today);
        if (month.First < sales.Recent.First || month.Last >= sales.Today || month.Last.AddDays(-TailDays) < month.First)
            yield break;
        var whole = sales.Recent.Sum(month.First, month.Last);
        if (whole.Gross <= 0)
            yield break;
        var stuffed = Stuffed(sales, month, whole);
        var reading = Quotient.Of(stuffed, whole.Gross);
        var isLifted = month.PlaceOf(whole.Net) > month.PlaceOf(whole.Net - stuffed);
        yield return new RiskReading(RiskFactorKind.Stuffing, reading);
        yield return new RiskReading(RiskFactorKind.BracketShopping, isLifted ? reading : 0);
    }

    internal static CommissionMonth MonthBefore(BusinessDay today) =>
        new(BusinessDay.FirstOfMonth(today.Month - 1), BusinessDay.LastOfMonth(today.Month - 1), []);

    private static Int128 Stuffed(SalesDays sales, CommissionMonth month, DaySales whole)
    {
        var (rest, tail) = Split(sales.Recent, month.First, month.Last);
        DaySales usualRest = default, usualTail = default;
        int usualRestDays = 0, usualTailDays = 0, restDays = month.Last - month.First + 1 - TailDays;
        for (var before = month.First.AddDays(-1).Month; before > month.First.AddDays(-1).Month - UsualMonths; before--)
        {
            var (first, last) = (BusinessDay.FirstOfMonth(before), BusinessDay.LastOfMonth(before));
            if (first < sales.Recent.First || first < sales.FirstSale)
                break;
            var (beforeRest, beforeTail) = Split(sales.Recent, first, last);
            usualRest += beforeRest;
            usualTail += beforeTail;
            usualRestDays += last - first + 1 - TailDays;
            usualTailDays += TailDays;
        }
        // A day of the tail, as the days before it go on: months are of different lengths.
        var expected = usualRest.Gross > 0
            ? (BigInteger)rest.Gross * usualTail.Gross * usualRestDays * TailDays / ((BigInteger)usualRest.Gross * restDays * usualTailDays)
            : (BigInteger)rest.Gross * TailDays / restDays;
        var bunched = tail.Gross - expected;

        var after = sales.Recent.Sum(month.Last.AddDays(1), month.Last.AddDays(MostDaysAfter));
        var usual = usualRest + usualTail;
        var usualReturns = usual.Gross > 0 ? (BigInteger)after.Gross * usual.Returns / usual.Gross : 0;
        var cameBack = after.Returns - usualReturns;
        // What came back cannot be more than the month had, so it is an Int128 again.
        return (Int128)BigInteger.Max(0, BigInteger.Min(whole.Gross, BigInteger.Min(bunched, cameBack)));
    }

    private static (DaySales Early, DaySales Late) Split(DayRun days, BusinessDay first, BusinessDay last) =>
        (days.Sum(first, last.AddDays(-TailDays)), days.Sum(last.AddDays(1 - TailDays), last));
}
