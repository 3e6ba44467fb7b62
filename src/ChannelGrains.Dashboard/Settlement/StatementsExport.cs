using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Choosing;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Exports the statements of a month.</summary>
internal sealed class StatementsExport(
    SettlementService.SettlementServiceClient client, SettlementNames names, PartnerNames partners, Company company, IStringLocalizer<SettlementTexts> texts) : IExport
{
    private const int PageSize = 200;

    public string Id => "statements";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var period = query["period"].ToString() is { Length: > 0 } chosen ? chosen : PeriodId.Shift(company.Month, -1)!;
        var request = StatementQuery.Of(name => name == "page" ? null : query[name].ToString(), period, PageSize);
        var first = await client.ListStatementsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("statements",
            [
                texts["Partner"], texts["Name"], texts["Month"], texts["State"], texts["Currency"], texts["Total"], texts["Tax"], texts["Payable"], texts["Due"], texts["Closed by"], texts["Approved by"],
            ],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListStatementsRequest request, ListStatementsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await partners.ReadAsync(page.Statements.Select(one => one.PartnerId));
            var read = await StatementReading.ReadAsync(client, page.Statements);
            foreach (var one in page.Statements)
            {
                var known = read.GetValueOrDefault((one.PartnerId, one.StatementId));
                yield return [
                    one.PartnerId, partners[one.PartnerId], one.StatementId, names.Of(one.State), one.Total.CurrencyCode, Format.Amount(one.Total), known is null ? null : Format.Amount(known.Statement.Tax),
                    Format.Amount(one.Payable), one.DueOn, known?.Statement.ClosedBy, known is null ? null : StatementReading.ApprovedBy(known)];
            }
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListStatementsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
