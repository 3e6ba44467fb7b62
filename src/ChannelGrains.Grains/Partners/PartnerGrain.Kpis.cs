using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public ValueTask<Answer<PartnerFigures>> GetKpis(Period period) => ReadAsync(_ => Figures(period), CancellationToken.None);

    public ValueTask<Answer<PartnerSeries>> GetSeries(SalesMeasure measure, IReadOnlyList<Period> steps, string? category) =>
        ReadAsync(_ => Series(measure, steps, category), CancellationToken.None);

    private Answer<PartnerSeries> Series(SalesMeasure measure, IReadOnlyList<Period> steps, string? category)
    {
        if (State.Life is not { } life)
            return Answer<PartnerSeries>.Refuse(Unknown());
        int? index = category is null ? null : State.Sales.Categories.Find(Encoding.UTF8.GetBytes(category));
        var values = index < 0 ? [.. Enumerable.Repeat<Int128?>(0, steps.Count)] : State.Sales.Series(measure, steps, index);
        return Answer<PartnerSeries>.Of(new PartnerSeries(values, life.Particulars.CurrencyCode, NowMicros, Version), Ticket);
    }

    private Answer<PartnerFigures> Figures(Period period)
    {
        if (State.Life is not { } life)
            return Answer<PartnerFigures>.Refuse(Unknown());
        var sales = State.Sales;
        var before = period.Previous();
        var figures = new PartnerFigures(
            period,
            sales.Summarise(period.FirstDay.DaysSinceEpoch, period.LastDay.DaysSinceEpoch),
            sales.Net(before.FirstDay.DaysSinceEpoch, before.LastDay.DaysSinceEpoch),
            period.IsWholeMonths ? sales.CountCustomers(period.FirstDay.Month, period.LastDay.Month) : null,
            life.Particulars.CurrencyCode, NowMicros, Version);
        return Answer<PartnerFigures>.Of(figures, Ticket);
    }
}
