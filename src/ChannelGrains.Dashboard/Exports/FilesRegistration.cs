using ChannelGrains.Client;
using ChannelGrains.Dashboard.Sessions;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>Serves files that the server makes: <c>/file/ID</c> with the page's own query. They are saved and never shown, so that none of them is a page of ours.</summary>
internal static class FilesRegistration
{
    public static void MapFiles(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/file/{id}", ServeAsync).WithMetadata(PageEndpoint.Instance).RequireAuthorization();

    private static async Task<IResult> ServeAsync(string id, HttpContext context, IEnumerable<IServedFile> files, AuthenticationStateProvider states)
    {
        PageCaller.Enter(states, context);
        if (files.FirstOrDefault(file => file.Id == id) is not { } found)
            return Results.NotFound();
        try
        {
            var file = await found.OpenAsync(context.Request.Query, context.RequestAborted);
            return Results.File(file.Content.ToArray(), file.MediaType, file.Name);
        }
        catch (RpcException exception)
        {
            return Results.Text(ServerError.From(exception).Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
