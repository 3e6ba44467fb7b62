namespace ChannelGrains.Server;

/// <summary>What the management port serves over HTTP/1.1: liveness, readiness, metrics.</summary>
internal static class Management
{
    public static void Map(WebApplication application)
    {
        application.MapGet("/health/live", () => Results.Text("live\n"));
        application.MapHealthChecks("/health/ready");
        application.MapPrometheusScrapingEndpoint("/metrics");
    }
}
