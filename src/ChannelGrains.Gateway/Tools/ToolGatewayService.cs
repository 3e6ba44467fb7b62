using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Tools;
using Grpc.Core;

namespace ChannelGrains.Gateway.Tools;

internal sealed class ToolGatewayService(IGrainFactory grains, PartnerGrains partners, AnswerGate gate) : ToolService.ToolServiceBase
{
    private IToolsGrain Tools => grains.GetGrain<IToolsGrain>(ToolNames.Tools);

    public override async Task<PutToolResponse> PutTool(PutToolRequest request, ServerCallContext context)
    {
        var answer = await Tools.Put(ToolMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new PutToolResponse { Tool = ToolMessages.ToMessage(reading.Tool), JournalVersion = reading.JournalVersion };
    }

    public override async Task<ListToolsResponse> ListTools(ListToolsRequest request, ServerCallContext context)
    {
        var day = ToolMessages.Day(request.ValidOn);
        var (response, bytes) = (new ListToolsResponse(), 0);
        foreach (var tool in (await gate.PassAsync(await Tools.Read(), context.CancellationToken)).Tools)
        {
            if (string.CompareOrdinal(tool.ToolId, request.PageToken) <= 0 || (request.Category.Length > 0 && tool.Category != request.Category) || (day is { } on && !tool.IsValidOn(on)))
                continue;
            var message = ToolMessages.ToMessage(tool);
            bytes += message.CalculateSize();
            if (response.Tools.Count == Pages.Size(request.PageSize) || (response.Tools.Count > 0 && bytes > Pages.LargestBytes))
            {
                response.NextPageToken = response.Tools[^1].ToolId;
                break;
            }
            response.Tools.Add(message);
        }
        return response;
    }

    public override async Task<AcknowledgeToolResponse> AcknowledgeTool(AcknowledgeToolRequest request, ServerCallContext context)
    {
        var partner = (await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerTools>();
        var answer = await partner.Acknowledge(new(request.ToolId, request.Version, request.PersonId), RequestStamps.Of(request, request.RequestId, context));
        return new AcknowledgeToolResponse { Acknowledgement = ToolMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<ListToolAcknowledgementsResponse> ListToolAcknowledgements(ListToolAcknowledgementsRequest request, ServerCallContext context)
    {
        if (request.PartnerId.Length > 0)
            await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken);
        var toolId = Ids.Require(request.ToolId, "tool_id");
        if (await Tools.Find(toolId) is not { } tool)
            throw RefusalStatus.ToException(Domain.Tools.AcknowledgeTool.NotFound(toolId));
        if (request.Version < 0 || request.Version > tool.Version)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("TOOL_VERSION", $"version must be 1 to {tool.Version}, the latest, or 0 for that.", "version"));
        var version = request.Version == 0 ? tool.Version : request.Version;
        var page = await grains.GetGrain<IToolNotesGrain>(0).List(toolId, version, request.PartnerId, request.PageSize, ToolMessages.Token(request.PageToken));
        var response = new ListToolAcknowledgementsResponse { NextPageToken = page.Last };
        response.Acknowledgements.AddRange(page.Notes.Select(ToolMessages.ToMessage));
        return response;
    }
}
