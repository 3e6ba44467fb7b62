using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChannelGrains.Server;

/// <summary>Metrics and traces: a Prometheus scrape always, OTLP when the standard OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal static class Telemetry
{
    /// <summary>The meters and sources of all capabilities begin so.</summary>
    private const string Ours = "ChannelGrains.*";

    public static void Configure(WebApplicationBuilder builder)
    {
        var exports = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "channelgrains"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Ours, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddRuntimeInstrumentation().AddPrometheusExporter();
                if (exports)
                    metrics.AddOtlpExporter();
            })
            .WithTracing(tracing =>
            {
                if (exports)
                    tracing.AddSource(Ours).AddOtlpExporter();
            });
    }
}
