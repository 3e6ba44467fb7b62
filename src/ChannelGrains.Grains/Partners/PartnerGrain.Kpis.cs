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

    private Answer<PartnerFigures> Figures(Period period) => State.Life is null
        ? Answer<PartnerFigures>.Refuse(Unknown())
        : Answer<PartnerFigures>.Of(KpiFigures.Of(State, period, NowMicros, Version), Ticket);
}
