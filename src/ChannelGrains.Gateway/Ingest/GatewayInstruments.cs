using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Instruments and spans of the gateway's ingest.</summary>
public sealed class GatewayInstruments
{
    public const string ActivitySourceName = "ChannelGrains.Gateway";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    private readonly UpDownCounter<long> _streams;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _streamsEnded;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _ack;
    private readonly TimeProvider _time;

    public GatewayInstruments(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(GatewayMeter.Name);
        _streams = meter.CreateUpDownCounter<long>("channelgrains.gateway.streams", "{stream}", "Open ingest streams.");
        _streamsEnded = meter.CreateCounter<long>("channelgrains.gateway.streams.ended", "{stream}", "Ended ingest streams, by status.");
        _frames = meter.CreateCounter<long>("channelgrains.gateway.frames", "{frame}", "Frames received.");
        _refused = meter.CreateCounter<long>("channelgrains.gateway.batches.refused", "{batch}", "Batches refused before their partner saw them, by reason.");
        _ack = meter.CreateHistogram<double>("channelgrains.gateway.ack.duration", "s", "From a frame's arrival to its last result.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 5] });
    }

    public void OnStreamOpened() => _streams.Add(1);

    public void OnStreamEnded(string status)
    {
        _streams.Add(-1);
        _streamsEnded.Add(1, new KeyValuePair<string, object?>("status", status));
    }

    public void OnBatchRefused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void OnFrameReceived() => _frames.Add(1);

    public void OnFrameCompleted(long receivedAt) => _ack.Record(_time.GetElapsedTime(receivedAt).TotalSeconds);

    /// <summary>Starts the span of a batch, from the stream to the commit; null when nobody listens.</summary>
    public static Activity? StartBatch(string partnerId, string sourceId, int transactions)
    {
        if (!Source.HasListeners())
            return null;
        // A batch is a trace of its own: the call of its stream lasts for hours and carries many.
        var call = Activity.Current;
        Activity.Current = null;
        var activity = Source.StartActivity("ingest.batch", ActivityKind.Server)?.SetTag("channelgrains.partner_id", partnerId)
            .SetTag("channelgrains.source_id", sourceId).SetTag("channelgrains.transactions", transactions);
        Activity.Current = call;
        return activity;
    }
}
