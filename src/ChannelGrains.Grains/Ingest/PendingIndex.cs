using System.IO.Hashing;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Index entries of this activation that are appended but perhaps not committed, so that the next decision sees them before the
/// store's index does.</summary>
internal sealed class PendingIndex(IJournalStore store)
{
    // Made when something is put, and given back when all is settled and the partner is quiet.
    private Dictionary<UInt128, (IndexValue Value, long Put)>? _entries;
    private Queue<(CommitTicket Ticket, UInt128 Key, long Put)>? _oldestFirst;
    private List<(UInt128 Key, long Put)>? _unsettled;
    private long _puts;

    /// <summary>Adds an entry to the writes of the record that is being made.</summary>
    public void Put(IndexWrites writes, ReadOnlySpan<byte> key, in IndexValue value)
    {
        Span<byte> bytes = stackalloc byte[IndexValue.Bytes];
        value.Write(bytes);
        writes.Put(key, bytes);
        var hash = XxHash128.HashToUInt128(key);
        (_entries ??= [])[hash] = (value, ++_puts);
        (_unsettled ??= []).Add((hash, _puts));
    }

    public bool TryGet(ReadOnlySpan<byte> key, out IndexValue value)
    {
        value = default;
        if (_entries is not { Count: > 0 } || !_entries.TryGetValue(XxHash128.HashToUInt128(key), out var entry))
            return false;
        value = entry.Value;
        return true;
    }

    /// <summary>Says which append carries the entries that were put since the last call.</summary>
    public void Settle(CommitTicket ticket)
    {
        if (_unsettled is not { Count: > 0 })
            return;
        _oldestFirst ??= [];
        foreach (var (key, put) in _unsettled)
            _oldestFirst.Enqueue((ticket, key, put));
        _unsettled.Clear();
    }

    /// <summary>Forgets what the store's index answers by now.</summary>
    public void Prune()
    {
        while (_oldestFirst is not null && _oldestFirst.TryPeek(out var oldest) && store.IsCommitted(oldest.Ticket))
        {
            _oldestFirst.Dequeue();
            if (_entries!.TryGetValue(oldest.Key, out var entry) && entry.Put == oldest.Put)
                _entries.Remove(oldest.Key);
        }
    }

    /// <summary>Gives back the room of entries that are settled.</summary>
    public void Trim()
    {
        Prune();
        if (_oldestFirst is not { Count: > 0 } && _unsettled is not { Count: > 0 })
            Clear();
    }

    public void Clear() => (_entries, _oldestFirst, _unsettled) = (null, null, null);
}
