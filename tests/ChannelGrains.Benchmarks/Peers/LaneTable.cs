using System.Collections.Concurrent;

namespace ChannelGrains.Benchmarks.Peers;

/// <summary>The last committed number of each partner's lane, as the store has it: loaded when the server starts, then kept in memory,
/// since this server is the only one that writes. A partner's groups follow one another.</summary>
internal sealed class LaneTable(IEnumerable<KeyValuePair<string, long>> committed)
{
    private readonly ConcurrentDictionary<string, long> _committed = new(committed);

    /// <summary>Counts what continues the lane; what the lane has already is marked as a duplicate.</summary>
    /// <returns>The lane's last number with this group.</returns>
    public long Decide(PartnerGroup group)
    {
        var last = _committed.GetValueOrDefault(group.PartnerId);
        foreach (var batch in group.Batches)
        {
            var known = last + 1 - batch.Message.FirstSequence;
            if (known < 0)
                throw new InvalidOperationException($"{group.PartnerId} sent number {batch.Message.FirstSequence} after {last}.");
            batch.Duplicates = (int)Math.Min(known, batch.Message.Transactions.Count);
            for (var i = batch.Duplicates; i < batch.Message.Transactions.Count; i++)
                group.Count(batch.Message.Transactions[i]);
            last += batch.Message.Transactions.Count - batch.Duplicates;
        }
        return last;
    }

    public void OnCommitted(string partnerId, long last) => _committed[partnerId] = last;
}
