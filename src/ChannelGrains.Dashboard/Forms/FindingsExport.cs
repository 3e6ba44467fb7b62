using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Exports the findings of a partner that are chosen.</summary>
internal sealed class FindingsExport(FormService.FormServiceClient client, FormNames names, IStringLocalizer<FormsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "findings";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var request = RecordQuery.Findings(name => name == "page" ? null : query[name].ToString(), query["partner"].ToString(), PageSize);
        var first = await client.ListFindingsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("findings",
            [
                texts["Partner"], texts["Finding"], texts["Form"], texts["Store"], texts["State"], texts["Red line"], texts["Found"], texts["Closed"], texts["Times failed"], texts["Found before"], texts["Why it came about"],
                texts["What is decided"], texts["Looked at again on"], texts["By whom"], texts["Record"], texts["Action"],
            ],
            null, RowsAsync(request, first, query["show"].ToString(), cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        ListFindingsRequest request, ListFindingsResponse page, string show, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var one in page.Findings.Where(finding => RecordQuery.IsShown(finding, show)))
                yield return [
                    one.PartnerId, one.Title, names.TitleOf(one.FormId), one.StoreId, names.Of(one.State), one.RedLine ? texts["Yes"].Value : texts["No"].Value, Iso(one.FoundAt), Iso(one.ClosedAt), (long)one.TimesFailed,
                    (long)one.TimesFoundBefore, one.Cause, one.Decision, one.CheckOn, one.DecidedBy, one.RecordId, one.ActionId];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListFindingsAsync(request, cancellationToken: cancellationToken);
        }
    }

    private static string? Iso(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
