using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Targets;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Kpi.V1;
using ChannelType = ChannelGrains.Partners.V1.ChannelType;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Reads the sums of a scope over all partners.</summary>
internal sealed class ChannelKpisReader(ViewReader views, TargetReader targets, ProgrammeReader programme)
{
    public async Task<GetChannelKpisResponse> ReadAsync(Period period, ViewScope scope, RankPage page, IChangeObserver? observer)
    {
        var reading = await views.SumsAsync(period.Months, scope, observer);
        var sums = PeriodSums.Of(reading.Months);
        var target = TargetScope.OfSales(scope) is { } own ? await targets.ReadPaceAsync(own, period, observer, CancellationToken.None) : null;
        var kpis = ToMessage(period, scope, sums, page, (await programme.GetAsync()).CurrencyCode);
        if (target is { Parts.Count: > 0 })
            Judge(kpis, target, new Amount(sums.Total.Sum.Net));
        return new GetChannelKpisResponse
        {
            Kpis = kpis,
            NextPageToken = page.NextToken(Math.Max(sums.Categories.Count, sums.Regions.Count)),
            AsOf = Timestamps.FromMicros(reading.AsOfMicros),
            Revision = reading.Revision + (target?.Version ?? 0),
        };
    }

    private static void Judge(ChannelKpis kpis, PaceReading target, Amount net)
    {
        var amount = target.Parts.Aggregate(Amount.Zero, (sum, part) => sum + part.Target);
        kpis.Target = Moneys.ToMessage(amount, target.CurrencyCode);
        kpis.Attainment = RatioMessages.ToMessage(DecimalRatio.Of(net, amount));
    }

    private static ChannelKpis ToMessage(Period period, ViewScope scope, ViewSums sums, RankPage page, string currency)
    {
        var message = new ChannelKpis
        {
            Scope = ChannelScopes.ToMessage(scope),
            Period = period.Id,
            FirstDay = period.FirstDay.ToString(),
            LastDay = period.LastDay.ToString(),
            Total = Measures(sums.Total, scope.TransactionsOf(sums.Total.Sum)),
            PartnerCount = sums.Total.PartnerIds.Count,
        };
        message.ChannelTypes.AddRange(sums.ChannelTypes.Select(group => new ChannelPart
        {
            ChannelType = (ChannelType)int.Parse(group.Name, CultureInfo.InvariantCulture),
            Measures = Measures(group, scope.TransactionsOf(group.Sum)),
            PartnerCount = group.PartnerIds.Count,
        }));
        message.Categories.AddRange(page.Of(sums.Categories).Select(group => Part(group, group.Sum.Transactions)));
        message.Regions.AddRange(page.Of(sums.Regions).Select(group => Part(group, scope.TransactionsOf(group.Sum))));
        return message;

        ChannelPart Part(GroupSum group, long transactions) =>
            new() { Name = group.Name, Measures = Measures(group, transactions), PartnerCount = group.PartnerIds.Count };

        SalesMeasures Measures(GroupSum group, long transactions) => KpiMessages.ToMessage(group.Sum.ToMeasures(transactions), currency);
    }
}
