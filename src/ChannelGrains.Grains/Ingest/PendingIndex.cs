using System.IO.Hashing;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Index entries of this activation that are appended but perhaps not committed, so that the next decision sees them before the
/// store's index does.</summary>
internal sealed class PendingIndex(IJournalStore store)
{
    private readonly Dictionary<UInt128, IndexValue> _entries = [];
    private readonly Queue<(CommitTicket Ticket, UInt128 Key)> _oldestFirst = [];
    private readonly List<UInt128> _unsettled = [];

    /// <summary>Adds an entry to the writes of the record that is being made.</summary>
    public void Put(IndexWrites writes, ReadOnlySpan<byte> key, in IndexValue value)
    {
        Span<byte> bytes = stackalloc byte[IndexValue.Bytes];
        value.Write(bytes);
        writes.Put(key, bytes);
        var hash = XxHash128.HashToUInt128(key);
        _entries[hash] = value;
        _unsettled.Add(hash);
    }

    public bool TryGet(ReadOnlySpan<byte> key, out IndexValue value)
    {
        if (_entries.Count > 0)
            return _entries.TryGetValue(XxHash128.HashToUInt128(key), out value);
        value = default;
        return false;
    }

    /// <summary>Says which append carries the entries that were put since the last call.</summary>
    public void Settle(CommitTicket ticket)
    {
        foreach (var key in _unsettled)
            _oldestFirst.Enqueue((ticket, key));
        _unsettled.Clear();
    }

    /// <summary>Forgets what the store's index answers by now.</summary>
    public void Prune()
    {
        while (_oldestFirst.TryPeek(out var oldest) && store.IsCommitted(oldest.Ticket))
        {
            _oldestFirst.Dequeue();
            _entries.Remove(oldest.Key);
        }
    }

    public void Clear()
    {
        _entries.Clear();
        _oldestFirst.Clear();
        _unsettled.Clear();
    }
}
