using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Instruments of the ingest in the grains.</summary>
public sealed class IngestInstruments
{
    public const string MeterName = "ChannelGrains.Ingest";

    private static readonly KeyValuePair<string, object?> Accepted = new("outcome", "accepted");
    private static readonly KeyValuePair<string, object?> Duplicate = new("outcome", "duplicate");
    private static readonly KeyValuePair<string, object?> Quarantined = new("outcome", "quarantined");

    private static readonly ActivitySource Source = new(MeterName);

    private readonly Counter<long> _transactions;
    private readonly Counter<long> _refused;
    private readonly long[] _byReason = new long[Enum.GetValues<QuarantineReason>().Max(reason => (int)reason) + 1];

    public IngestInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _transactions = meter.CreateCounter<long>("channelgrains.ingest.transactions", "{transaction}", "Transactions decided, by outcome.");
        _refused = meter.CreateCounter<long>("channelgrains.ingest.batches.refused", "{batch}", "Batches refused as a whole, by reason.");
        meter.CreateObservableCounter("channelgrains.ingest.quarantined", () => Reasons(all: true).Select(each => new Measurement<long>(each.Count, new KeyValuePair<string, object?>("reason", each.Reason.ToString()))),
            "{transaction}", "Transactions that went to quarantine, or were conflicts, by reason.");
        meter.CreateObservableCounter("channelgrains.ingest.sales", Pulses.Measure, "{transaction}", "Transactions accepted, by the region of the partner, its first two levels, and the type of channel.");
        // There before their first event, so that its rate is seen.
        _transactions.Add(0, Accepted);
        _transactions.Add(0, Duplicate);
        _transactions.Add(0, Quarantined);
    }

    public void OnBatchDecided(BatchReply reply)
    {
        if (reply.Refusal is { } refusal)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("reason", refusal.Reason));
            return;
        }
        if (reply.Accepted > 0)
            _transactions.Add(reply.Accepted, Accepted);
        if (reply.Duplicates > 0)
            _transactions.Add(reply.Duplicates, Duplicate);
        if (reply.Items.Count > 0)
            _transactions.Add(reply.Items.Count, Quarantined);
        foreach (var item in reply.Items)
            Interlocked.Increment(ref _byReason[(int)item.Reason]);
    }

    /// <summary>Counts of sales that partners of one region and type share.</summary>
    internal SalesPulses Pulses { get; } = new();

    /// <summary>Starts the span of a batch's turn; null when it is not traced.</summary>
    internal static Activity? StartTurn(string? parent) =>
        parent is not null && Source.HasListeners() && ActivityContext.TryParse(parent, null, out var context) ? Source.StartActivity("partner.take", ActivityKind.Internal, context) : null;

    /// <summary>Transactions that were answered with a reason since the start, by it.</summary>
    /// <param name="all">Those of which there are none too.</param>
    public IEnumerable<(QuarantineReason Reason, long Count)> Reasons(bool all = false) =>
        Enum.GetValues<QuarantineReason>().Where(reason => reason != QuarantineReason.Unspecified)
            .Select(reason => (reason, Interlocked.Read(ref _byReason[(int)reason]))).Where(each => all || each.Item2 > 0);
}
