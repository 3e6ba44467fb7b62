using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Forms.V1;
using Grpc.Core;
using Microsoft.Extensions.Localization;
using Answer = ChannelGrains.Dashboard.Calling.Answer;

namespace ChannelGrains.Dashboard.Tools;

/// <summary>Finds one sales tool among all, of which the server keeps a bounded number.</summary>
internal sealed class ToolReader(ToolService.ToolServiceClient client, IStringLocalizer<ToolsTexts> texts)
{
    private const int PageSize = 1_000;

    public Task<Answer<Tool>> FindAsync(string toolId) => Answer.OfAsync(() => FindOneAsync(toolId));

    private async Task<Tool> FindOneAsync(string toolId)
    {
        var request = new ListToolsRequest { PageSize = PageSize };
        while (true)
        {
            var page = await client.ListToolsAsync(request);
            if (page.Tools.FirstOrDefault(tool => tool.ToolId == toolId) is { } found)
                return found;
            if (page.NextPageToken.Length == 0)
                throw new RpcException(new Status(StatusCode.NotFound, texts["There is no sales tool {0}.", toolId]));
            request.PageToken = page.NextPageToken;
        }
    }
}
