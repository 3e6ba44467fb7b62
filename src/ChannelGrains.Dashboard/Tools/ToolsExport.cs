using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Forms.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Tools;

/// <summary>Exports the sales tools that are chosen.</summary>
internal sealed class ToolsExport(ToolService.ToolServiceClient client, IStringLocalizer<ToolsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "tools";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = ToolQuery.Tools(name => name == "page" ? null : query[name].ToString(), PageSize);
        var first = await client.ListToolsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("tools",
            [texts["Id"], texts["Sales tool"], texts["Category"], texts["Version"], texts["First day"], texts["Last day"], texts["Address"], texts["SHA-256"]], null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListToolsRequest request, ListToolsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var tool in page.Tools)
                yield return [tool.ToolId, ToolNames.Title(tool), tool.Category, (long)tool.Version, tool.ValidFrom, tool.ValidUntil, tool.Url, tool.Sha256];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListToolsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
