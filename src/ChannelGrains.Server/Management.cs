using ChannelGrains.Dashboard;
using ChannelGrains.Gateway;
using ChannelGrains.Gateway.Rest;
using ChannelGrains.Server.Monitoring;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Orleans.Dashboard;

namespace ChannelGrains.Server;

/// <summary>What the management port serves over HTTP/1.1: liveness, readiness, metrics, the REST API with its OpenAPI document, and the page.</summary>
internal static class Management
{
    private const string OrleansPath = "/orleans";

    public static void Map(WebApplication application, ServerOptions options)
    {
        application.UseRest(options.ServesRest);
        application.UseMiddleware<OperatorGate>(options.OperatorAccess);
        application.UseBudget();
        application.UseRestNames();
        if (options.ServesPage)
            application.UseDashboard(GatewayRegistration.Know);
        MapHealth(application, options);
        if (options.OrleansDashboard && options.Has(ServerRoles.Silo))
            application.MapOrleansDashboard(OrleansPath).WithMetadata(new OperatorOnly());
        if (options.ServesRest)
            application.MapOpenApi();
        if (options.ServesPage)
            application.MapDashboard(OwnPage.AssetsManifest);
    }

    /// <summary>What a silo without a gateway serves there.</summary>
    public static void MapSilo(WebApplication application, ServerOptions options)
    {
        application.UseRest(served: false);
        application.UseMiddleware<OperatorGate>(options.OperatorAccess);
        MapHealth(application, options);
        if (options.OrleansDashboard)
            application.MapOrleansDashboard(OrleansPath).WithMetadata(new OperatorOnly());
    }

    private static void MapHealth(WebApplication application, ServerOptions options)
    {
        application.MapGet("/health/live", () => Results.Text("live\n")).WithMetadata(new AnyHost());
        application.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = (context, report) => context.Response.WriteAsync($"{report.Status}\n") }).WithMetadata(new AnyHost());
        Telemetry.Map(application, options.Telemetry);
    }
}
