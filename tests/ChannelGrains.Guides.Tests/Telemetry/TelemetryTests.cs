using System.Diagnostics;
using ChannelGrains.Guides.Tests.Telemetry.Logs;
using Google.Protobuf;
using Span = ChannelGrains.Guides.Tests.Telemetry.Traces.Span;

namespace ChannelGrains.Guides.Tests.Telemetry;

/// <summary>What a receiver of OTLP gets of one transaction: all under the trace of the till that sent it.</summary>
public sealed class TelemetryTests
{
    private const string BatchTaken = "1133";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
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

    [Fact]
    public async Task Transaction_OfATill_IsOneTraceFromTheTillToTheViews()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var directory = new TemporaryDirectory();
        using var till = new Till();
        await using var receiver = await OtlpReceiver.StartAsync(patience.Token);
        await using var server = await StartAsync(directory, receiver);
        using var feed = new Feed(server.GrpcAddress);
        await feed.CreateAsync(patience.Token);

        var sale = till.Begin();
        await feed.SendOneAsync("T-traced");
        sale.Dispose();

        var trace = IdOf(sale);
        await UntilAsync(() => Names(receiver, trace).IsSupersetOf(["ingest.batch", "partner.take", "journal.commit", "views.tell"]), receiver, trace, patience.Token);
        Span Of(string name) => receiver.Spans.First(span => span.TraceId == trace && span.Name == name);
        var sent = Assert.Single(till.Ended, span => span.OperationName == "transactions.send");
        Assert.Equal(sale.SpanId, sent.ParentSpanId);
        Assert.Equal("applied", sent.GetTagItem("channelgrains.outcome"));
        Assert.Equal(sent.SpanId.ToHexString(), Hex(Of("ingest.batch").ParentSpanId));
        Assert.Equal(Of("ingest.batch").SpanId, Of("partner.take").ParentSpanId);
        Assert.Equal(Of("partner.take").SpanId, Of("journal.commit").ParentSpanId);
        Assert.Equal(Of("partner.take").SpanId, Of("views.tell").ParentSpanId);
        Assert.All(receiver.Spans, span => Assert.Equal(trace, span.TraceId));
        await UntilAsync(() => receiver.Logs.Any(log => log.TraceId == trace && EventOf(log) == BatchTaken), receiver, trace, patience.Token);
        await UntilAsync(
            () => receiver.Metrics.Any(metric => metric.Name == "channelgrains.gateway.ack.duration" && metric.Histogram.DataPoints.Any(point => point.Exemplars.Any(exemplar => exemplar.TraceId == trace))),
            receiver, trace, patience.Token);
    }

    [Fact]
    public async Task Transaction_OfAUnaryCall_IsInTheTraceOfItsCaller()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var directory = new TemporaryDirectory();
        using var till = new Till();
        await using var receiver = await OtlpReceiver.StartAsync(patience.Token);
        await using var server = await StartAsync(directory, receiver);
        using var feed = new Feed(server.GrpcAddress);
        await feed.CreateAsync(patience.Token);

        var sale = till.Begin();
        await feed.SubmitOneAsync("T-called", patience.Token);
        sale.Dispose();

        var trace = IdOf(sale);
        await UntilAsync(() => Names(receiver, trace).IsSupersetOf(["ingest.batch", "partner.take", "journal.commit", "views.tell"]), receiver, trace, patience.Token);
        var (batch, call) = (receiver.Spans.First(span => span.Name == "ingest.batch"), receiver.Spans.First(span => span.Name.EndsWith("SubmitTransactions", StringComparison.Ordinal)));
        Assert.Equal(call.SpanId, batch.ParentSpanId);
    }

    private static Task<ServerProcess> StartAsync(TemporaryDirectory directory, OtlpReceiver receiver) =>
        ServerProcess.StartAsync(directory.Path, environment: new Dictionary<string, string>(Quick) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address });

    private static async Task UntilAsync(Func<bool> condition, OtlpReceiver receiver, ByteString trace, CancellationToken cancellationToken)
    {
        try
        {
            while (!condition())
                await Task.Delay(Glance, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Of trace {Hex(trace)} came: {string.Join(", ", receiver.Spans.Select(span => $"{span.Name} of {Hex(span.TraceId)}"))}; logs {string.Join(", ", receiver.Logs.Select(EventOf).Distinct())}.");
        }
    }

    private static HashSet<string> Names(OtlpReceiver receiver, ByteString trace) => [.. receiver.Spans.Where(span => span.TraceId == trace).Select(span => span.Name)];

    private static string? EventOf(LogRecord log) => log.Attributes.FirstOrDefault(attribute => attribute.Key == "logrecord.event.id")?.Value is { } id ? $"{id.IntValue}" : null;

    private static ByteString IdOf(Activity sale) => ByteString.CopyFrom(Convert.FromHexString(sale.TraceId.ToHexString()));

    private static string Hex(ByteString id) => Convert.ToHexStringLower(id.Span);
}
