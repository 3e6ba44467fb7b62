using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
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
        var currency = (await programme.GetAsync()).CurrencyCode;
        var response = new ListMarketsResponse { AsOf = Timestamps.FromMicros(sold.AsOfMicros), Revision = sold.Revision };
        var bytes = 0;
        foreach (var some in page.Take(size).Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var market in await Task.WhenAll(some.Select(ReadAsync)))
            {
                bytes += market.CalculateSize();
                if (bytes <= Pages.LargestBytes || response.Markets.Count == 0)
                    response.Markets.Add(market);
            }
            if (bytes > Pages.LargestBytes)
                break;
        }
        if (response.Markets.Count < page.Count)
            response.NextPageToken = MarketTokens.Of(page[response.Markets.Count - 1]);
        return response;

        async Task<Market> ReadAsync(MarketKey market) =>
            MarketMessages.ToMarket(market, await reader.ReadListedAsync(market, months, reported.Contains(market)), currency);
    }
}
