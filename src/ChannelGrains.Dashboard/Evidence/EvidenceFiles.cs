using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Evidence.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Dashboard.Evidence;

/// <summary>
/// Files of evidence between a browser and the server, in the name of who looks: <c>GET /evidence/PARTNER/SHA256</c> hands one on as it comes, so that none is held here as a whole, and saves it
/// rather than shows it as a page of ours; <c>GET .../held</c> says how much the server has; <c>POST</c> takes the next part, with its place in the file.
/// </summary>
internal static class EvidenceFiles
{
    private const string Address = "/evidence/{partner}/{sha256}";

    public static string Href(string partnerId, string sha256) => $"/evidence/{Uri.EscapeDataString(partnerId)}/{Uri.EscapeDataString(sha256)}";

    public static void MapEvidence(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, SendAsync).WithMetadata(PageEndpoint.Instance).RequireAuthorization();
        endpoints.MapGet(Address + "/held", HeldAsync).WithMetadata(PageEndpoint.Instance).RequireAuthorization();
        endpoints.MapPost(Address, TakeAsync).WithMetadata(PageEndpoint.Instance).RequireAuthorization();
    }

    private static async Task SendAsync(string partner, string sha256, HttpContext context, EvidenceService.EvidenceServiceClient client, AuthenticationStateProvider states)
    {
        PageCaller.Enter(states, context);
        var (response, aborted) = (context.Response, context.RequestAborted);
        try
        {
            using var call = client.DownloadEvidence(new DownloadEvidenceRequest { PartnerId = partner, Sha256 = sha256 }, cancellationToken: aborted);
            await foreach (var message in call.ResponseStream.ReadAllAsync(aborted))
                if (message.File is { } file)
                {
                    response.ContentType = file.MediaType;
                    response.ContentLength = file.SizeBytes;
                    response.Headers.ContentDisposition = $"attachment; filename=\"{file.Sha256}.{file.MediaType[(file.MediaType.IndexOf('/', StringComparison.Ordinal) + 1)..]}\"";
                    response.Headers.CacheControl = "private, no-store";
                }
                else
                    await response.Body.WriteAsync(message.Chunk.Content.Memory, aborted);
        }
        catch (RpcException exception) when (!response.HasStarted)
        {
            response.Clear();
            await PageAnswers.Refused(exception).ExecuteAsync(context);
        }
        catch (RpcException)
        {
            // Half a file must not look like a whole one.
            context.Abort();
        }
    }

    private static async Task<IResult> HeldAsync(string partner, string sha256, HttpContext context, EvidenceService.EvidenceServiceClient client, AuthenticationStateProvider states)
    {
        PageCaller.Enter(states, context);
        try
        {
            return await ReadHeldAsync(client, partner, sha256, context.RequestAborted);
        }
        catch (RpcException exception)
        {
            return PageAnswers.Refused(exception);
        }
    }

    private static async Task<IResult> TakeAsync(
        string partner, string sha256, long offset, long size, string type, HttpContext context, IAntiforgery antiforgery, EvidenceService.EvidenceServiceClient client, AuthenticationStateProvider states)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        PageCaller.Enter(states, context);
        var header = new EvidenceHeader { PartnerId = partner, Sha256 = sha256, SizeBytes = size, MediaType = type };
        try
        {
            await EvidencePart.SendAsync(client, header, offset, context.Request.Body, context.RequestAborted);
            return Results.Json(new { held = size, complete = true });
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.FailedPrecondition or StatusCode.OutOfRange)
        {
            // The rest of it is to come, or another part than this one.
            return await HeldAsync(partner, sha256, context, client, states);
        }
        catch (RpcException exception)
        {
            return PageAnswers.Refused(exception);
        }
    }

    private static async Task<IResult> ReadHeldAsync(EvidenceService.EvidenceServiceClient client, string partner, string sha256, CancellationToken cancellationToken)
    {
        var status = await client.GetEvidenceStatusAsync(new GetEvidenceStatusRequest { PartnerId = partner, Sha256 = sha256 }, cancellationToken: cancellationToken);
        return Results.Json(new { held = status.HeldBytes, complete = status.State == EvidenceState.Complete });
    }
}
