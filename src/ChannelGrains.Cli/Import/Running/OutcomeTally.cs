using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>Counts what became of the transactions, with the first examples of each reason. Called by several senders.</summary>
internal sealed class OutcomeTally
{
    private const int MaxExamples = 3;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ReasonCount> _quarantined = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReasonCount> _refused = new(StringComparer.Ordinal);

    private long _conflicts;

    public IReadOnlyDictionary<string, ReasonCount> Quarantined => _quarantined;

    public IReadOnlyDictionary<string, ReasonCount> Refused => _refused;

    /// <summary>Transactions that the server has with other content, so far.</summary>
    public long Conflicts => Volatile.Read(ref _conflicts);

    public void Add(SenderOutcome outcome)
    {
        switch (outcome)
        {
            case Quarantined item:
                if (item.Reason == QuarantineReason.ContentConflict)
                    Interlocked.Increment(ref _conflicts);

                Count(_quarantined, Name(item.Reason), item.PartnerId, item.Transaction);
                break;
            case Refused refused:
                foreach (var transaction in refused.Transactions)
                    Count(_refused, refused.Error.ToString(), refused.PartnerId, transaction);

                break;
        }
    }

    private void Count(SortedDictionary<string, ReasonCount> counts, string reason, string partnerId, Transaction transaction)
    {
        lock (_gate)
        {
            if (!counts.TryGetValue(reason, out var count))
                counts.Add(reason, count = new ReasonCount());

            count.Transactions++;
            if (count.Examples.Count < MaxExamples)
                count.Examples.Add($"{partnerId}/{transaction.TransactionId}");
        }
    }

    private static string Name(QuarantineReason reason) => Output.EnumNames.Of(reason);
}
