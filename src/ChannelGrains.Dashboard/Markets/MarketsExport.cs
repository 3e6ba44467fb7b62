using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Markets.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Markets;

/// <summary>All markets of a period.</summary>
internal sealed class MarketsExport(MarketService.MarketServiceClient markets, Company company, IStringLocalizer<MarketsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "markets";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var request = new ListMarketsRequest { Period = query["period"] is [{ Length: > 0 } period] ? period : company.Month, Region = query["region"].ToString(), PageSize = PageSize };
        var first = await markets.ListMarketsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable($"markets-{request.Period}", [texts["Region"], texts["Category"], texts["Our partners sold"], texts["Size of the market"], texts["Partners"]], null, Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var page = first; ; page = await markets.ListMarketsAsync(request, cancellationToken: cancellationToken))
            {
                foreach (var market in page.Markets)
                    yield return [market.Region, market.HasCategory ? market.Category : null, Format.Amount(market.Net), market.Size is { } size ? Format.Amount(size.Total) : null, market.PartnerCount];
                if (page.NextPageToken.Length == 0)
                    yield break;
                request.PageToken = page.NextPageToken;
            }
        }
    }
}
