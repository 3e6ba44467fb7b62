using System.Globalization;
using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Forms.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Tools;

/// <summary>Exports who took note of a version of a sales tool.</summary>
internal sealed class ToolNotesExport(ToolService.ToolServiceClient client, IStringLocalizer<ToolsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "tool-notes";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var version = int.TryParse(query["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : 0;
        var request = ToolQuery.Notes(name => name == "page" ? null : query[name].ToString(), query["tool"].ToString(), version, PageSize);
        var first = await client.ListToolAcknowledgementsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("tool-notes", [texts["Id"], texts["Version"], texts["Partner"], texts["Person"], texts["When"], texts["Recorded by"]], null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        ListToolAcknowledgementsRequest request, ListToolAcknowledgementsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var note in page.Acknowledgements)
                yield return [
                    note.ToolId, (long)note.Version, note.PartnerId, note.PersonHash, note.AcknowledgedAt.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), note.AcknowledgedBy];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListToolAcknowledgementsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
