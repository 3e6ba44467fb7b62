using System.Numerics;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>
/// A drop of sales against the partner's own weekdays: (usual - net) / usual, of the last <see cref="Weeks"/> whole weeks up to yesterday. Usual is the mean of the same weekdays in
/// the <see cref="MostUsualWeeks"/> weeks before, or as many as there are, at least <see cref="LeastUsualWeeks"/>. Whole weeks hold each weekday as often, so that is the mean of the weeks.
/// The page beside tells why these numbers.
/// </summary>
internal static class SalesDrop
{
    private const int Weeks = 8, LeastUsualWeeks = 12, MostUsualWeeks = 26;

    public static RiskReading? Read(RiskInputs inputs)
    {
        if (inputs.Sales is not { FirstSale: { } firstSale } sales)
            return null;
        var from = From(sales.Today);
        var usualWeeks = UsualWeeks(sales.Today, firstSale);
        if (usualWeeks < LeastUsualWeeks)
            return null;
        var usual = sales.Recent.Sum(from.AddDays(-7 * usualWeeks), from.AddDays(-1)).Net;
        if (usual <= 0)
            return null;
        var net = sales.Recent.Sum(from, sales.Yesterday).Net;
        return new RiskReading(RiskFactorKind.SalesDrop, Quotient.Of((BigInteger)usual * Weeks - (BigInteger)net * usualWeeks, (BigInteger)usual * Weeks));
    }

    /// <summary>Whether there are weeks enough before the last ones.</summary>
    public static bool HasUsual(BusinessDay today, BusinessDay firstSale) => UsualWeeks(today, firstSale) >= LeastUsualWeeks;

    private static int UsualWeeks(BusinessDay today, BusinessDay firstSale) => Math.Min(MostUsualWeeks, (From(today) - firstSale) / 7);

    private static BusinessDay From(BusinessDay today) => today.AddDays(-7 * Weeks);
}
