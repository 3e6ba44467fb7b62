using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Exports the lines of a statement.</summary>
internal sealed class StatementLinesExport(SettlementService.SettlementServiceClient client, SettlementNames names, IStringLocalizer<SettlementTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "statement-lines";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        // As "partner/month": neither has that sign.
        var of = query["of"].ToString().Split('/', 2);
        var request = new ListStatementLinesRequest { PartnerId = of[0], StatementId = of.Length > 1 ? of[1] : "", PageSize = PageSize };
        var first = await client.ListStatementLinesAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("statement-lines",
            [
                texts["Line"], texts["Kind"], texts["Month"], texts["Agreement version"], texts["Bracket"], texts["Category"], texts["Base"], texts["Rate"], texts["Flat fee"], texts["Factor"],
                texts["Exact amount"], texts["Amount"], texts["Reasons"], texts["Note"],
            ],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListStatementLinesRequest request, ListStatementLinesResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var line in page.Lines)
                yield return [
                    (long)line.Line, names.Of(line.Kind), line.Period, (long)line.AgreementVersion, (long)line.Bracket, line.Category, Format.Parse(line.Base), Format.Parse(line.Rate),
                    line.FlatFee is null ? null : Format.Amount(line.FlatFee), Format.Parse(line.Factor), line.ExactAmount, line.Amount is null ? null : Format.Amount(line.Amount),
                    string.Join(", ", line.Reasons.Select(names.Of)), line.Note];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListStatementLinesAsync(request, cancellationToken: cancellationToken);
        }
    }
}
