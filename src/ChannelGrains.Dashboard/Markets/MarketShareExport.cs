using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Markets.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Markets;

/// <summary>All partners of a market.</summary>
internal sealed class MarketShareExport(MarketService.MarketServiceClient markets, Company company, IStringLocalizer<MarketsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "market-share";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var request = new GetMarketShareRequest { Period = query["period"] is [{ Length: > 0 } period] ? period : company.Month, Region = query[MarketAddress.Region].ToString(), PageSize = PageSize };
        if (query.ContainsKey(MarketAddress.Uncategorised) || query.ContainsKey(MarketAddress.Category))
            request.Category = query[MarketAddress.Category].ToString();
        var first = await markets.GetMarketShareAsync(request, cancellationToken: cancellationToken);
        return new ExportTable($"market-share-{request.Period}", ["#", texts["Partner"], texts["Net sales"], texts["Share of our channel"], texts["Share of the market"]], first.Share.PartnerCount, Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var page = first; ; page = await markets.GetMarketShareAsync(request, cancellationToken: cancellationToken))
            {
                foreach (var row in page.Share.Partners)
                    yield return [row.Rank, row.PartnerId, Format.Amount(row.Net), Format.Parse(row.ShareOfChannel?.Value), Format.Parse(row.ShareOfMarket?.Value)];
                if (page.NextPageToken.Length == 0)
                    yield break;
                request.PageToken = page.NextPageToken;
            }
        }
    }
}
