using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Views;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Views;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Markets.V1;

namespace ChannelGrains.Gateway.Markets;

/// <summary>Lists markets: those with sales from the views, those with reports from the index.</summary>
internal sealed class MarketList(IGrainFactory grains, ViewReader views, MarketReader reader, ProgrammeReader programme)
{
    private const int AtOnce = 16;

    public async Task<ListMarketsResponse> ReadAsync(Period period, string region, int pageSize, MarketKey? after, CancellationToken cancellationToken)
    {
        var months = period.Months;
        var directory = grains.GetGrain<IMarketDirectoryGrain>(0);
        var listing = Task.WhenAll(months.Select(month => directory.List(month, region)));
        var sold = await views.MarketsAsync(months);
        var reported = (await listing).SelectMany(month => month).ToHashSet();
        var scope = new ViewScope(region);
        var size = Pages.Size(pageSize);
        List<MarketKey> page =
        [
            .. sold.Months.SelectMany(month => month).Where(market => scope.Holds(market.Region)).Select(market => new MarketKey(market.Region, market.Category))
                .Concat(reported).Where(market => after is not { } last || market.CompareTo(last) > 0).Distinct().Order().Take(size + 1),
        ];
        var markets = new Market[Math.Min(page.Count, size)];
        var currency = (await programme.GetAsync()).CurrencyCode;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, markets.Length, parallel, async (place, _) => markets[place] =
            MarketMessages.ToMarket(page[place], await reader.ReadListedAsync(page[place], months, reported.Contains(page[place])), currency));
        var response = new ListMarketsResponse { AsOf = Timestamps.FromMicros(sold.AsOfMicros), Revision = sold.Revision };
        response.Markets.AddRange(markets);
        if (page.Count > size)
            response.NextPageToken = MarketTokens.Of(page[size - 1]);
        return response;
    }
}
