using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Reads what a scorecard is computed from out of a partner's state.</summary>
internal static class FoldedFigures
{
    /// <param name="partner">A partner that was created.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="nowMicros">By when open complaints are overdue, microseconds since 1970-01-01 UTC.</param>
    /// <param name="version">Version of the journal that the state shows.</param>
    /// <param name="requirements">What partners must show.</param>
    public static PartnerFigures Of(FoldedPartner partner, Period period, long nowMicros, long version, Requirements requirements)
    {
        var (life, sales, feedback, before) = (partner.Life!, partner.Sales, partner.Part<FeedbackBook>(), period.Previous());
        var (net, transactions) = sales.NetAndCount(period.FirstDay.DaysSinceEpoch, period.LastDay.DaysSinceEpoch);
        var today = life.DayOf(nowMicros);
        return new PartnerFigures(
            life.PlacementOn(period.LastDay), net, transactions,
            sales.CountCustomers(period.FirstDay.Month, period.LastDay.Month),
            sales.CountCustomers(before.FirstDay.Month, before.LastDay.Month),
            feedback is null ? default : period.Months.Aggregate(default(FeedbackMonth), (sum, month) => sum + feedback.In(month)),
            feedback?.Open.Count(complaint => period.Contains(complaint.DueOn) && complaint.DueAtMicros < nowMicros) ?? 0,
            life.Particulars.CurrencyCode, nowMicros, version,
            partner.Part<ArrivalBook>() is { } arrivals ? period.Months.Aggregate(default(ArrivalMonth), (sum, month) => sum + arrivals.In(month)) : default,
            life.Timeline.MaySellWithin(period.FirstDay, today < period.LastDay ? today : period.LastDay),
            partner.Part<TargetBook>()?.PartsOf(period) ?? [],
            partner.Part<RecordBook>() is { } records ? period.Months.Aggregate(default(RecordMonth), (sum, month) => sum + records.In(month)) : default)
        {
            Compliance = today < period.FirstDay ? default : requirements.CountOf(ShownBy.Of(partner), ShownBy.AskedOf(partner), today < period.LastDay ? today : period.LastDay),
        };
    }
}
