using OpenTelemetry.Metrics;

namespace ChannelGrains.Server.Monitoring;

/// <summary>Keeps the series of a server few, however many methods, routes and kinds of grains it has: what the libraries label by them is kept without.
/// `rpc_server_` and `channelgrains_gateway_calls` say it of methods.</summary>
internal static class MetricBounds
{
    private static readonly double[] Seconds = [0.005, 0.025, 0.1, 0.25, 1, 5, 30];
    private static readonly double[] Milliseconds = [1, 5, 25, 100, 500, 2_500];

    public static MeterProviderBuilder Bound(this MeterProviderBuilder metrics) => metrics
        .AddView("http.server.request.duration", Histogram(Seconds, "http.request.method", "http.response.status_code"))
        .AddView("http.server.active_requests", Labels("http.request.method"))
        .AddView("kestrel.connection.duration", Histogram(Seconds, "network.protocol.version", "error.type"))
        .AddView("orleans-catalog-activation-latency", Histogram(Milliseconds, "status"))
        .AddView("orleans-directory-registration-duration", Histogram(Milliseconds))
        .AddView("orleans-catalog-activation-working-set", Labels())
        .AddView("orleans-catalog-activations", Labels("grain_type"))
        .AddView("orleans-app-requests-latency", Histogram(Milliseconds));

    private static ExplicitBucketHistogramConfiguration Histogram(double[] boundaries, params string[] labels) => new() { Boundaries = boundaries, TagKeys = labels };

    private static MetricStreamConfiguration Labels(params string[] labels) => new() { TagKeys = labels };
}
