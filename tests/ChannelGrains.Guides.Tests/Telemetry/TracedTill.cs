using System.Diagnostics;
using ChannelGrains.Guides.Tests.Telemetry.Logs;
using ChannelGrains.Guides.Tests.Telemetry.Traces;
using Google.Protobuf;

namespace ChannelGrains.Guides.Tests.Telemetry;

/// <summary>A till whose one sale is traced, the server that it sells to, and the receiver of what both tell.</summary>
internal sealed class TracedTill : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    // No trace that begins at the server is kept, so that what comes is the till's.
    private static readonly Dictionary<string, string> Quick = new()
    {
        ["OTEL_TRACES_SAMPLER"] = "parentbased_always_off",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
        ["Logging__LogLevel__ChannelGrains.Grains.Partners"] = "Debug",
    };

    private readonly TemporaryDirectory _directory = new();
    private readonly Till _till = new();
    private readonly OtlpReceiver _receiver;
    private readonly CancellationToken _patience;
    private ServerProcess? _server;
    private Feed? _feed;

    private TracedTill(OtlpReceiver receiver, CancellationToken cancellationToken) => (_receiver, _patience) = (receiver, cancellationToken);

    /// <summary>The span of the sale.</summary>
    public Activity Sale { get; private set; } = null!;

    /// <summary>Spans of the till's own process.</summary>
    public IReadOnlyCollection<Activity> Sent => _till.Ended;

    /// <summary>All spans that came.</summary>
    public IReadOnlyCollection<Span> Spans => _receiver.Spans;

    public ByteString Trace => ByteString.CopyFrom(Convert.FromHexString(Sale.TraceId.ToHexString()));

    /// <param name="settings">Of the server.</param>
    /// <param name="cancellationToken">Ends all waits.</param>
    public static async Task<TracedTill> StartAsync(IReadOnlyDictionary<string, string?>? settings, CancellationToken cancellationToken)
    {
        var traced = new TracedTill(await OtlpReceiver.StartAsync(cancellationToken), cancellationToken);
        try
        {
            traced._server = await ServerProcess.StartAsync(
                traced._directory.Path, settings: settings, environment: new Dictionary<string, string>(Quick) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = traced._receiver.Address });
            traced._feed = new Feed(traced._server.GrpcAddress);
            await traced._feed.CreateAsync(cancellationToken);
            return traced;
        }
        catch
        {
            await traced.DisposeAsync();
            throw;
        }
    }

    public async Task SellAsync(Func<Feed, Task> sendAsync)
    {
        Sale = _till.Begin();
        await sendAsync(_feed!);
        Sale.Dispose();
    }

    public Span Of(string name) => Spans.First(span => span.TraceId == Trace && span.Name == name);

    public Task UntilSpansAsync(params string[] names) => UntilAsync(() => names.All(name => Spans.Any(span => span.TraceId == Trace && span.Name == name)));

    public Task UntilLogAsync(string eventId) => UntilAsync(() => _receiver.Logs.Any(log => log.TraceId == Trace && EventOf(log) == eventId));

    public Task UntilExemplarAsync(string histogram) => UntilAsync(() => _receiver.Metrics.Any(metric =>
        metric.Name == histogram && metric.Histogram.DataPoints.Any(point => point.Exemplars.Any(exemplar => exemplar.TraceId == Trace))));

    public async ValueTask DisposeAsync()
    {
        _feed?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        await _receiver.DisposeAsync();
        _till.Dispose();
        _directory.Dispose();
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        try
        {
            while (!condition())
                await Task.Delay(Glance, _patience);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Of trace {Sale.TraceId} came: {string.Join(", ", Spans.Select(span => $"{span.Name} of {Convert.ToHexStringLower(span.TraceId.Span)}"))}; logs {string.Join(", ", _receiver.Logs.Select(EventOf).Distinct())}.");
        }
    }

    private static string? EventOf(LogRecord log) => log.Attributes.FirstOrDefault(attribute => attribute.Key == "logrecord.event.id")?.Value is { } id ? $"{id.IntValue}" : null;
}
