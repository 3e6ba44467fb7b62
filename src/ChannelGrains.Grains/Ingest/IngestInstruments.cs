using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Instruments of the ingest in the grains.</summary>
public sealed class IngestInstruments
{
    public const string MeterName = "ChannelGrains.Ingest";

    private static readonly KeyValuePair<string, object?> Accepted = new("outcome", "accepted");
    private static readonly KeyValuePair<string, object?> Duplicate = new("outcome", "duplicate");
    private static readonly KeyValuePair<string, object?> Quarantined = new("outcome", "quarantined");

    private readonly Counter<long> _transactions;
    private readonly Counter<long> _refused;
    private readonly long[] _byReason = new long[Enum.GetValues<QuarantineReason>().Max(reason => (int)reason) + 1];

    public IngestInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _transactions = meter.CreateCounter<long>("channelgrains.ingest.transactions", "{transaction}", "Transactions decided, by outcome.");
        _refused = meter.CreateCounter<long>("channelgrains.ingest.batches.refused", "{batch}", "Batches refused as a whole, by reason.");
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

    /// <summary>Transactions that were answered with a reason since the start, by it.</summary>
    public IEnumerable<(QuarantineReason Reason, long Count)> Reasons =>
        Enum.GetValues<QuarantineReason>().Select(reason => (reason, Interlocked.Read(ref _byReason[(int)reason]))).Where(each => each.Item2 > 0);
}
