using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using Google.Type;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Overview;

/// <summary>Exports a scope's sales of today and of the period, in all, by channel type and by all regions of the level below it.</summary>
internal sealed class OverviewExport(KpiService.KpiServiceClient client, Company company, Terms terms, IStringLocalizer<OverviewTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "overview";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var (region, type) = (query["within"].ToString(), Terms.Read<ChannelType>(query["type"]));
        var period = query["period"].ToString() is { Length: > 0 } chosen ? chosen : company.Month;
        var (today, month) = (await DaysAsync(region, type, cancellationToken), await MonthAsync(period, region, type, cancellationToken));
        // Where all is in one country, what is below it says more, as on the page.
        while (today.Regions.Select(part => part.Name).Union(month.Regions.Select(part => part.Name)).ToList() is [var only] && only != region)
            (region, today, month) = (only, await DaysAsync(only, type, cancellationToken), await MonthAsync(period, only, type, cancellationToken));
        List<IReadOnlyList<object?>> rows = [Row(texts["all"], region, today.Total, month.Total, month.PartnerCount)];
        foreach (var one in today.ChannelTypes.Select(part => part.ChannelType).Union(month.ChannelTypes.Select(part => part.ChannelType)).Order())
        {
            var part = month.ChannelTypes.FirstOrDefault(part => part.ChannelType == one);
            rows.Add(Row(texts["Channel type"], terms.Of(one), today.ChannelTypes.FirstOrDefault(part => part.ChannelType == one), part?.Measures, part?.PartnerCount));
        }
        var (days, months) = (today.Regions.ToDictionary(part => part.Name), month.Regions.ToDictionary(part => part.Name));
        foreach (var name in days.Keys.Union(months.Keys).Order(StringComparer.Ordinal))
            rows.Add(Row(texts["Region"], name, days.GetValueOrDefault(name), months.GetValueOrDefault(name)?.Measures, months.GetValueOrDefault(name)?.PartnerCount));
        return new ExportTable($"overview-{period}",
            [
                texts["By"], texts["Name"], texts["Net sales today"], texts["Gross sales"], texts["Returns"], texts["Transactions today"], texts["The day before"], texts["Target today"],
                Format.Period(period), texts["Transactions"], texts["Partners"], texts["Currency"],
            ], rows.Count, rows.ToAsyncEnumerable());

        IReadOnlyList<object?> Row(string by, string name, DayFigures? day, SalesMeasures? sums, int? partners) =>
        [
            by, name, Amount(day?.Today.Net), Amount(day?.Today.Gross), Amount(day?.Today.Returns), day?.Today.Transactions, Amount(day?.DayBefore.Net), Amount(day?.Target),
            Amount(sums?.Net), sums?.Transactions, (long?)partners, company.Currency,
        ];
    }

    private async Task<DaySales> DaysAsync(string region, ChannelType type, CancellationToken cancellationToken)
    {
        var request = new GetDaySalesRequest { Region = region, ChannelType = type, PageSize = PageSize };
        var all = await client.GetDaySalesAsync(request, cancellationToken: cancellationToken);
        for (var page = all; page.NextPageToken.Length > 0;)
        {
            request.PageToken = page.NextPageToken;
            page = await client.GetDaySalesAsync(request, cancellationToken: cancellationToken);
            all.Sales.Regions.AddRange(page.Sales.Regions.ExceptBy(all.Sales.Regions.Select(part => part.Name), part => part.Name));
        }
        return all.Sales;
    }

    private async Task<ChannelKpis> MonthAsync(string period, string region, ChannelType type, CancellationToken cancellationToken)
    {
        var request = new GetChannelKpisRequest { Period = period, Scope = new ChannelScope { Region = region, ChannelType = type }, PageSize = PageSize };
        var all = await client.GetChannelKpisAsync(request, cancellationToken: cancellationToken);
        for (var page = all; page.NextPageToken.Length > 0;)
        {
            request.PageToken = page.NextPageToken;
            page = await client.GetChannelKpisAsync(request, cancellationToken: cancellationToken);
            all.Kpis.Regions.AddRange(page.Kpis.Regions.ExceptBy(all.Kpis.Regions.Select(part => part.Name), part => part.Name));
        }
        return all.Kpis;
    }

    private static decimal? Amount(Money? money) => money is null ? null : Format.Amount(money);
}
