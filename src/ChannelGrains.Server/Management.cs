namespace ChannelGrains.Server;

/// <summary>What the management port serves over HTTP/1.1: liveness, readiness, metrics.</summary>
internal static class Management
{
    public static void Map(WebApplication application)
    {
        // The gRPC listener speaks HTTP/2 only; what needs no key is not served there.
        application.Use((context, next) =>
        {
            if (!HttpProtocol.IsHttp2(context.Request.Protocol) || IsGrpc(context.Request))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        application.MapGet("/health/live", () => Results.Text("live\n"));
        application.MapHealthChecks("/health/ready");
        application.MapPrometheusScrapingEndpoint("/metrics");
    }

    private static bool IsGrpc(HttpRequest request) => request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;
}
