using ChannelGrains.Gateway;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Journal.Embedded;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChannelGrains.Server;

/// <summary>Metrics and traces: a Prometheus scrape always, OTLP when the standard OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal static class Telemetry
{
    public static void Configure(WebApplicationBuilder builder)
    {
        var exports = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "channelgrains"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(IngestInstruments.MeterName, FeedMeter.Name, AsOfInstruments.MeterName, FeedbackInstruments.MeterName,
                    LifecycleInstruments.MeterName, SelectionInstruments.MeterName, GatewayMeter.Name, JournalInstruments.MeterName, "Microsoft.Orleans",
                    "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddRuntimeInstrumentation().AddPrometheusExporter();
                if (exports)
                    metrics.AddOtlpExporter();
            })
            .WithTracing(tracing =>
            {
                if (exports)
                    tracing.AddSource(GatewayInstruments.ActivitySourceName, JournalInstruments.MeterName).AddOtlpExporter();
            });
    }
}
