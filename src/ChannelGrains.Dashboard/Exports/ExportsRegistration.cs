using ChannelGrains.Client;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Sessions;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>Serves exports: <c>/export/ID?format=csv|xlsx</c> with the page's own query.</summary>
internal static class ExportsRegistration
{
    public static void AddExports(this IServiceCollection services) => services.AddSingleton<ExportProgress>();

    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/export/{id}", ServeAsync).WithMetadata(PageEndpoint.Instance).RequireAuthorization();
        endpoints.MapGet("/export-progress/{run}", (string run, ExportProgress progress) =>
            progress.Find(run) is { } found ? Results.Json(new { written = found.Written, total = found.Total }) : Results.NotFound()).WithMetadata(PageEndpoint.Instance).RequireAuthorization();
    }

    private static async Task ServeAsync(string id, HttpContext context, IEnumerable<IExport> exports, ExportProgress progress, DashboardOptions options, AuthenticationStateProvider states)
    {
        PageCaller.Enter(states, context);
        var (query, response, aborted) = (context.Request.Query, context.Response, context.RequestAborted);
        if (exports.FirstOrDefault(export => export.Id == id) is not { } found)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var isXlsx = query["format"] == "xlsx";
        string? run = query["run"];
        try
        {
            var table = await found.OpenAsync(query, aborted);
            var followed = progress.Start(run, table.Total);
            if (context.Features.Get<IHttpBodyControlFeature>() is { } body)
                body.AllowSynchronousIO = true;
            response.ContentType = isXlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=\"{table.Name}.{(isXlsx ? "xlsx" : "csv")}\"";
            var bounded = table with { Rows = Bounded(table.Rows, options.MaxExportRows) };
            void Written()
            {
                if (followed is not null)
                    followed.Written++;
            }
            await (isXlsx ? XlsxFile.WriteAsync(bounded, response.Body, Written, aborted) : CsvFile.WriteAsync(bounded, response.Body, Written, aborted));
        }
        catch (RpcException exception) when (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status502BadGateway;
            await response.WriteAsync(ServerError.From(exception).Message, aborted);
        }
        catch (RpcException)
        {
            // Half a file must not look like a whole one.
            context.Abort();
        }
        finally
        {
            progress.End(run);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Bounded(IAsyncEnumerable<IReadOnlyList<object?>> rows, int most)
    {
        var written = 0;
        await foreach (var row in rows)
        {
            if (written++ == most)
            {
                yield return [$"The export ends here: it has {most} rows, the most that one may have (Page:MaxExportRows)."];
                yield break;
            }
            yield return row;
        }
    }
}
