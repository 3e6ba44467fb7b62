using ChannelGrains.Gateway.Rest;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChannelGrains.Server.Monitoring;

/// <summary>Metrics, traces and logs: a Prometheus scrape always, OTLP for all three when the standard OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal static class Telemetry
{
    private const string MetricsPath = "/metrics";

    /// <summary>Part of the traces that begin here and are kept, where OTEL_TRACES_SAMPLER does not say another; those that a caller began go by its own choice.</summary>
    private const double SampledPart = 0.01;

    /// <summary>The meters and sources of all capabilities begin so.</summary>
    private const string Ours = "ChannelGrains.*";

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Sampler = "OTEL_TRACES_SAMPLER", EventIds = "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES";

    /// <summary>Whether traces are made at all.</summary>
    public static bool Traces(IConfiguration configuration, TelemetryOptions options) => options.Enabled && configuration[Endpoint] is { Length: > 0 };

    public static void Configure(WebApplicationBuilder builder, TelemetryOptions options)
    {
        if (!options.Enabled)
            return;
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "channelgrains"))
            .WithMetrics(metrics => metrics.AddMeter(Ours, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql")
                .AddRuntimeInstrumentation().Bound().SetExemplarFilter(ExemplarFilterType.TraceBased).AddPrometheusExporter());
        if (!Traces(builder.Configuration, options))
            return;
        // Whoever reads a log looks for its event.
        builder.Configuration[EventIds] ??= "true";
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithTracing(tracing =>
            {
                tracing.AddSource(Ours, "Microsoft.Orleans.Application").AddAspNetCoreInstrumentation(requests => requests.Filter = IsCall).AddOtlpExporter();
                if (string.IsNullOrEmpty(builder.Configuration[Sampler]))
                    tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(SampledPart)));
            })
            .WithLogging(logging => logging.AddOtlpExporter(), log => log.IncludeFormattedMessage = true);
    }

    /// <summary>The scrape, for operators.</summary>
    public static void Map(WebApplication application, TelemetryOptions options)
    {
        if (options.Enabled)
            application.MapPrometheusScrapingEndpoint(MetricsPath).WithMetadata(new AnyHost(), new OperatorOnly());
    }

    // Who looks whether the server lives does so all the time.
    private static bool IsCall(HttpContext context) => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(MetricsPath);
}
