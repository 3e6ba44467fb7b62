using ChannelGrains.Dashboard;
using ChannelGrains.Gateway;
using ChannelGrains.Gateway.Rest;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ChannelGrains.Server;

/// <summary>What the management port serves over HTTP/1.1: liveness, readiness, metrics, the REST API with its OpenAPI document, and the page.</summary>
internal static class Management
{
    public static void Map(WebApplication application, ServerOptions options)
    {
        application.UseRest(options.ServesRest);
        application.UseBudget();
        application.UseRestNames();
        if (options.ServesPage)
            application.UseDashboard(GatewayRegistration.Know);
        MapHealth(application);
        if (options.ServesRest)
            application.MapOpenApi();
        if (options.ServesPage)
            application.MapDashboard(OwnPage.AssetsManifest);
    }

    /// <summary>What a silo without a gateway serves there.</summary>
    public static void MapSilo(WebApplication application)
    {
        application.UseRest(served: false);
        MapHealth(application);
    }

    private static void MapHealth(WebApplication application)
    {
        application.MapGet("/health/live", () => Results.Text("live\n")).WithMetadata(new AnyHost());
        application.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = (context, report) => context.Response.WriteAsync($"{report.Status}\n") }).WithMetadata(new AnyHost());
        application.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new AnyHost());
    }
}
