using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Kpis;

namespace ChannelGrains.Grains.Partners;

/// <summary>The figures of a partner, live or of a state of before.</summary>
internal static class KpiFigures
{
    /// <param name="partner">The partner, which exists.</param>
    /// <param name="period">Of when.</param>
    /// <param name="asOfMicros">The instant at which it was so.</param>
    /// <param name="version">Version of its journal.</param>
    public static PartnerFigures Of(FoldedPartner partner, Period period, long asOfMicros, long version)
    {
        var sales = partner.Sales;
        var before = period.Previous();
        return new PartnerFigures(
            period,
            sales.Summarise(period.FirstDay.DaysSinceEpoch, period.LastDay.DaysSinceEpoch),
            sales.Net(before.FirstDay.DaysSinceEpoch, before.LastDay.DaysSinceEpoch),
            period.IsWholeMonths ? sales.CountCustomers(period.FirstDay.Month, period.LastDay.Month) : null,
            partner.Life!.Particulars.CurrencyCode, asOfMicros, version, partner.Part<TargetBook>()?.In(period));
    }
}
