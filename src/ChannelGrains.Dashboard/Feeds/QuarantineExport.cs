using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Ingest.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Feeds;

/// <summary>What waits in a partner's quarantine.</summary>
internal sealed class QuarantineExport(IngestService.IngestServiceClient ingest, Company company, QuarantineTerms reasons, IStringLocalizer<FeedsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "quarantine";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var request = new ListQuarantinedRequest { PartnerId = query["partner"].ToString(), PageSize = PageSize };
        var first = await ingest.ListQuarantinedAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("quarantine", [texts["Transaction"], texts["Why"], texts["Source"], texts["Stored"], texts["Happened"], texts["Amount"]], first.TotalSize, Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var page = first; ; page = await ingest.ListQuarantinedAsync(request, cancellationToken: cancellationToken))
            {
                foreach (var item in page.Items)
                    yield return
                    [
                        item.Transaction.TransactionId, reasons.Of(item.Reason), item.SourceId, company.Time(item.QuarantinedAt), company.Time(item.Transaction.OccurredAt), QuarantineTerms.Amount(item.Transaction),
                    ];
                if (page.NextPageToken.Length == 0)
                    yield break;
                request.PageToken = page.NextPageToken;
            }
        }
    }
}
