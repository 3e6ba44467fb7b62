using System.Globalization;
using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Forms.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Exports the records of a partner.</summary>
internal sealed class RecordsExport(FormService.FormServiceClient client, FormNames names, IStringLocalizer<FormsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "records";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var request = RecordQuery.Records(name => name == "page" ? null : query[name].ToString(), query["partner"].ToString(), PageSize);
        var first = await client.ListRecordsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("records",
            [
                texts["Partner"], texts["Id"], texts["Taken on"], texts["Form"], texts["Version"], texts["Store"], texts["Taken by"], texts["Score"], texts["Passed"], texts["Red line"], texts["Items that failed"], texts["Holds until"],
                texts["Received"],
            ],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListRecordsRequest request, ListRecordsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var kept in page.Records)
                yield return [
                    kept.Record.PartnerId, kept.Record.RecordId, kept.TakenOn, names.TitleOf(kept.Record.FormId), (long)kept.Record.FormVersion, kept.Record.StoreId, kept.Record.TakenBy, Format.Parse(kept.Score),
                    kept.Passed ? texts["Yes"].Value : texts["No"].Value, kept.RedLine ? texts["Yes"].Value : texts["No"].Value, string.Join(' ', kept.FailedItemIds), kept.HoldsUntil,
                    kept.ReceivedAt.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListRecordsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
