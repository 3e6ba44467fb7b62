using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Profit;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Profit;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Profit;

/// <summary>Reads profit and loss: of a partner from its activation, of more from the views.</summary>
internal sealed class ProfitReader(IGrainFactory grains, PartnerGrains partners, ViewReader views, ProgrammeReader programme, AnswerGate gate, IEnumerable<SpendSource> spends)
{
    public async Task<GetProfitAndLossResponse> ReadAsync(GetProfitAndLossRequest request, CancellationToken cancellationToken)
    {
        var (partnerId, scope) = ProfitScopes.Read(request.Scope);
        if (partnerId is not null)
            await partners.RequireAsync(partnerId, cancellationToken);
        var period = await programme.WholeMonthsAsync(request.Period);
        var spend = Amount.Zero;
        foreach (var source in spends)
            spend += await source.SpentAsync(partnerId, scope, period);
        return partnerId is null ? await ReadAsync(scope, period, spend) : await ReadAsync(partnerId, period, spend, cancellationToken);
    }

    private async Task<GetProfitAndLossResponse> ReadAsync(string partnerId, Period period, Amount spend, CancellationToken cancellationToken)
    {
        var figures = await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerProfit>().Read(period), cancellationToken);
        return ToMessage(figures.Sum, spend, figures.CurrencyCode, 1, figures.AsOfMicros, figures.Version);
    }

    private async Task<GetProfitAndLossResponse> ReadAsync(ViewScope scope, Period period, Amount spend)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(period.Months.Select(month => grains.GetGrain<IProfitGrain>(Period.OfMonth(month).Id).ReadProfit(scope).AsTask()));
        var sum = readings.Aggregate(default(ProfitSum), (sum, month) => sum + month.Value.Sum);
        var count = readings.Length == 1
            ? readings[0].Value.PartnerIds.Count
            : readings.SelectMany(month => month.Value.PartnerIds).Distinct(StringComparer.Ordinal).Count();
        return ToMessage(sum, spend, (await programme.GetAsync()).CurrencyCode, count, readings.Min(month => month.AsOfMicros), readings.Sum(month => month.Revision));
    }

    private static GetProfitAndLossResponse ToMessage(ProfitSum sum, Amount spend, string currency, long partnerCount, long asOfMicros, long revision) => new()
    {
        Net = Moneys.ToMessage(sum.Net, currency),
        Cost = Moneys.ToMessage(sum.Cost, currency),
        NetWithKnownCost = Moneys.ToMessage(sum.NetWithKnownCost, currency),
        Commission = DecimalText.Format(sum.Commission, Fraction.InexactPlaces),
        ProgrammeSpend = Moneys.ToMessage(spend, currency),
        Profit = DecimalText.Format(sum.Profit(spend), Fraction.InexactPlaces),
        CurrencyCode = currency,
        PartnerCount = partnerCount,
        AsOf = Timestamps.FromMicros(asOfMicros),
        Revision = revision,
    };
}
