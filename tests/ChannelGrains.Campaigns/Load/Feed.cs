using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;
using Google.Rpc;

namespace ChannelGrains.Campaigns.Load;

/// <summary>One lane as its sender sees it: what was offered, what is in flight, what is acknowledged. Survives the server. Safe for several threads.</summary>
internal abstract class Feed(string sourceId, string partnerId, TransactionScript script, Tally tally, Findings findings)
{
    public const int MaxBatch = 40;

    private static long _lastBatchId;

    public string SourceId => sourceId;

    public string PartnerId => partnerId;

    public TransactionScript Script => script;

    /// <summary>The highest number that was ever made.</summary>
    public abstract long Offered { get; }

    /// <summary>Everything that was ever made is acknowledged.</summary>
    public abstract bool IsSettled { get; }

    protected Lock Gate { get; } = new();

    /// <summary>Goes on with a server that was started again: what was in flight is to be sent again.</summary>
    public abstract void Resume(Lane lane, Random random);

    /// <summary>The next batch, with some of it sent before; null when there is nothing to send now.</summary>
    /// <param name="random">The stream's.</param>
    /// <param name="mayOffer">False: only what was offered before.</param>
    public abstract TransactionBatch? Next(Random random, bool mayOffer);

    /// <summary>Checks an answer against what was sent.</summary>
    public abstract void Take(BatchResult result);

    protected TransactionBatch NewBatch(IEnumerable<long> numbers)
    {
        var batch = new TransactionBatch { BatchId = Interlocked.Increment(ref _lastBatchId), PartnerId = partnerId };
        foreach (var number in numbers)
            batch.Transactions.Add(script.At(number));
        return batch;
    }

    /// <summary>True when the answer is an error; one that is not worth another attempt is a finding.</summary>
    protected bool IsRefused(BatchResult result, string batch)
    {
        if (result.Error is null)
            return false;
        var reason = result.Error.GetDetail<ErrorInfo>()?.Reason ?? "";
        if (reason is "JOURNAL_FULL" or "JOURNAL_LOST" or "CONCURRENT_CHANGE" or "OVERLOADED" or "LANE_GAP" or "JOURNAL_CLOSED" or "OUTCOME_UNKNOWN")
            tally.OnRefused(reason);
        else
            Report($"{batch} was refused: {result.Error.Message} {reason}");
        return true;
    }

    protected void Count(BatchResult result, int count, string batch)
    {
        tally.OnAcknowledged(result.Accepted, result.Duplicates, result.Items.Count);
        if (result.Accepted + result.Duplicates + result.Items.Count != count)
            Report($"{batch} has {count} transactions, but {result.Accepted} accepted, {result.Duplicates} duplicates and {result.Items.Count} items");
        foreach (var item in result.Items)
            if (!MayQuarantine(item.Reason))
                Report($"{batch}: {item.TransactionId} went to quarantine for {item.Reason}");
    }

    protected abstract bool MayQuarantine(QuarantineReason reason);

    protected void Report(string text) => findings.Add(FindingKind.Answer, $"{sourceId}/{partnerId}: {text}");

    protected void ReportLost(string text) => findings.Add(FindingKind.Acknowledged, $"{sourceId}/{partnerId}: {text}");
}
