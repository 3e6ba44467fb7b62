using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Budgets;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Instruments and spans of the gateway's ingest. What belongs to batches is counted once a message, not once a transaction.</summary>
internal sealed class GatewayInstruments
{
    public const string ActivitySourceName = "ChannelGrains.Gateway";

    private const string Result = "result";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    private readonly UpDownCounter<long> _streams;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _streamsEnded;
    private readonly Counter<long> _held;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _acks;
    private readonly Histogram<double> _ack;
    private readonly AckLevels _levels;
    private readonly TimeProvider _time;

    public GatewayInstruments(IMeterFactory meters, ResourceBudget budget, AckLevels levels, IOptions<IngestOptions> options, TimeProvider time)
    {
        (_levels, _time) = (levels, time);
        var meter = meters.Create(GatewayMeter.Name);
        _streams = meter.CreateUpDownCounter<long>("channelgrains.gateway.streams", "{stream}", "Open ingest streams.");
        _streamsEnded = meter.CreateCounter<long>("channelgrains.gateway.streams.ended", "{stream}", "Ended ingest streams, by status.");
        _held = meter.CreateCounter<long>("channelgrains.gateway.streams.held", "{pause}", "Times that a stream was not read on, as it had the most in flight.");
        _frames = meter.CreateCounter<long>("channelgrains.gateway.frames", "{frame}", "Frames received.");
        _refused = meter.CreateCounter<long>("channelgrains.gateway.batches.refused", "{batch}", "Batches refused before their partner saw them, by reason.");
        _acks = meter.CreateCounter<long>("channelgrains.gateway.acks", "{batch}", "Batches answered, by result: taken, refused for what they are, or failed for what the server is.");
        _ack = meter.CreateHistogram<double>("channelgrains.gateway.ack.duration", "s", "From a frame's arrival to its last result.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 5] });
        meter.CreateObservableGauge("channelgrains.gateway.window", () => FrameWindow.Of(options.Value, budget), "{frame}", "Frames that a stream may have in flight now.");
        // There before their first event, so that their rates are seen.
        _streams.Add(0);
        _frames.Add(0);
        _held.Add(0);
        foreach (var result in new[] { "taken", "refused", "failed" })
            Count(result, 0);
    }

    public void OnStreamOpened() => _streams.Add(1);

    public void OnStreamEnded(string status)
    {
        _streams.Add(-1);
        _streamsEnded.Add(1, new KeyValuePair<string, object?>("status", status));
    }

    public void OnStreamHeld() => _held.Add(1);

    public void OnBatchRefused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void OnFrameReceived() => _frames.Add(1);

    /// <summary>Batches were answered.</summary>
    public void OnAnswered(int taken, int refused, int failed)
    {
        if (taken > 0)
            Count("taken", taken);
        if (refused > 0)
            Count("refused", refused);
        if (failed > 0)
            Count("failed", failed);
        _levels.OnAnswered(taken + refused, failed);
    }

    /// <summary>One batch was answered.</summary>
    public void OnAnswered(Refusal? refusal) => OnAnswered(refusal is null ? 1 : 0, refusal is not null && !IsFailure(refusal) ? 1 : 0, refusal is not null && IsFailure(refusal) ? 1 : 0);

    /// <summary>Whether a batch was not taken because of the server: its load, its journal, its fault.</summary>
    public static bool IsFailure(Refusal refusal) => refusal.Kind is RefusalKind.Unavailable or RefusalKind.Aborted or RefusalKind.DataLoss || refusal.Reason is "OVERLOADED" or "JOURNAL_FULL";

    /// <param name="receivedAt">When the frame arrived, a timestamp of the time provider.</param>
    /// <param name="batch">The span of its last batch; null without one. It is the exemplar.</param>
    public void OnFrameCompleted(long receivedAt, Activity? batch)
    {
        var duration = _time.GetElapsedTime(receivedAt);
        _levels.OnAcknowledged(duration);
        if (batch is null)
        {
            _ack.Record(duration.TotalSeconds);
            return;
        }
        var call = Activity.Current;
        Activity.Current = batch;
        _ack.Record(duration.TotalSeconds);
        Activity.Current = call;
    }

    /// <summary>Starts the span of a batch, from its arrival to its result; null when nobody listens, or it is not sampled.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="sourceId">The source.</param>
    /// <param name="transactions">How many it has.</param>
    /// <param name="parent">The span of whoever sends it, as it says; without one the batch is a trace of its own: a stream's call lasts for hours and carries many.</param>
    public static Activity? StartBatch(string partnerId, string sourceId, int transactions, ReadOnlySpan<byte> parent)
    {
        if (!Source.HasListeners())
            return null;
        var call = Activity.Current;
        var context = TraceParent.Read(parent) ?? default;
        Activity.Current = null;
        var activity = Source.StartActivity("ingest.batch", ActivityKind.Server, context)?.SetTag("channelgrains.partner_id", partnerId)
            .SetTag("channelgrains.source_id", sourceId).SetTag("channelgrains.transactions", transactions);
        Activity.Current = call;
        return activity;
    }

    /// <summary>The result of a batch is on its way.</summary>
    public static void EndBatch(Activity? batch, string outcome)
    {
        if (batch is null)
            return;
        var call = Activity.Current;
        batch.SetTag("channelgrains.outcome", outcome).Dispose();
        Activity.Current = call;
    }

    private void Count(string result, int batches) => _acks.Add(batches, new KeyValuePair<string, object?>(Result, result));
}
