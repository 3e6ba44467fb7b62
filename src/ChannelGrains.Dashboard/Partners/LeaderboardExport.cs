using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Kpi.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>The leaderboard, all of its ranks.</summary>
internal sealed class LeaderboardExport(KpiService.KpiServiceClient kpis, PartnerNames names, Company company, IStringLocalizer<PartnersTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "partner-sales";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        string Chosen(string name) => query[name].ToString();
        var asked = new LeaderboardQuestion(Chosen("period") is { Length: > 0 } period ? period : company.Month, Chosen("region"), Chosen("type"), Chosen("category"), Chosen("sort"), Chosen("dir") == "asc");
        var first = await kpis.ListPartnerKpisAsync(asked.Page(PageSize), cancellationToken: cancellationToken);
        return new ExportTable($"partners-{new string([.. asked.Period.Where(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')])}",
            ["#", texts["Id"], texts["Partner"], texts["Net sales"], texts["Gross sales"], texts["Returns"], texts["Return rate"], texts["Transactions"], texts["Units"], texts["Cost"], texts["Margin"], texts["Currency"]],
            first.TotalSize, RowsAsync(first, asked, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListPartnerKpisResponse page, LeaderboardQuestion asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await names.ReadAsync(page.Rows.Select(row => row.PartnerId));
            foreach (var row in page.Rows)
            {
                var sums = row.Measures;
                var isCostKnown = Format.Amount(sums.Cost) != 0;
                yield return
                [
                    (long)row.Rank, row.PartnerId, names[row.PartnerId], Format.Amount(sums.Net), Format.Amount(sums.Gross), Format.Amount(sums.Returns), Format.Parse(sums.ReturnRate?.Value), sums.Transactions,
                    Format.Parse(sums.Units), isCostKnown ? Format.Amount(sums.Cost) : null, isCostKnown ? Format.Amount(sums.Margin) : null, sums.Net.CurrencyCode,
                ];
            }
            if (page.NextPageToken.Length == 0)
                yield break;
            page = await kpis.ListPartnerKpisAsync(asked.Page(PageSize, page.NextPageToken), cancellationToken: cancellationToken);
        }
    }
}
