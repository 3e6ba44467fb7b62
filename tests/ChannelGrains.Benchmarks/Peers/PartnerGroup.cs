using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Benchmarks.Peers;

/// <summary>What one commit group holds of one partner: its batches in the order of their arrival, and what they add up to.</summary>
internal sealed class PartnerGroup(string partnerId)
{
    private const int SecondsOfADay = 86_400;

    private readonly Dictionary<(int Day, string Category), CellSum> _cells = [];

    public string PartnerId { get; } = partnerId;

    public List<PeerBatch> Batches { get; } = [];

    /// <summary>Sums of what was counted, by day since 1970 (UTC) and category.</summary>
    public IReadOnlyDictionary<(int Day, string Category), CellSum> Cells => _cells;

    /// <summary>Transactions of all batches, counted or not.</summary>
    public int Transactions { get; private set; }

    public void Add(PeerBatch batch)
    {
        Batches.Add(batch);
        Transactions += batch.Message.Transactions.Count;
    }

    /// <summary>Counts a transaction that the store did not have.</summary>
    public void Count(Transaction transaction)
    {
        var day = (int)(transaction.OccurredAt.Seconds / SecondsOfADay);
        var sign = transaction.Kind == TransactionKind.Return ? -1 : 1;
        var isFirst = true;
        foreach (var line in transaction.Lines)
        {
            ref var cell = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_cells, (day, line.Category), out _);
            cell.NetMicros += sign * line.AmountMicros;
            cell.Transactions += isFirst ? 1 : 0;
            isFirst = false;
        }
    }

    /// <summary>Counts every transaction.</summary>
    public void CountAll()
    {
        foreach (var batch in Batches)
        {
            batch.Duplicates = 0;
            foreach (var transaction in batch.Message.Transactions)
                Count(transaction);
        }
    }

    /// <summary>Counts again: only what is new, each id once.</summary>
    /// <param name="newIds">Ids that the store did not have; they are taken out.</param>
    public void CountNew(HashSet<string> newIds)
    {
        _cells.Clear();
        foreach (var batch in Batches)
        {
            batch.Duplicates = 0;
            foreach (var transaction in batch.Message.Transactions)
                if (newIds.Remove(transaction.TransactionId))
                    Count(transaction);
                else
                    batch.Duplicates++;
        }
    }

    /// <summary>All batches' bytes, one after the other: protobuf lets a reader take them apart again.</summary>
    public byte[] JoinedBytes()
    {
        var joined = new byte[Batches.Sum(batch => batch.Bytes.Length)];
        var used = 0;
        foreach (var batch in Batches)
        {
            batch.Bytes.CopyTo(joined.AsMemory(used));
            used += batch.Bytes.Length;
        }
        return joined;
    }
}

/// <summary>Sums of one day and category.</summary>
/// <param name="NetMicros">Sales less returns.</param>
/// <param name="Transactions">Those whose first line is of this category, so that a partner's cells add up to its count.</param>
internal record struct CellSum(long NetMicros, long Transactions);
