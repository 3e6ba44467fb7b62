using System.Buffers.Binary;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Index entries of this activation that are appended but perhaps not committed, so that the next decision sees them before the
/// store's index does.</summary>
internal sealed class PendingIndex(ICommitWatch commits)
{
    // Made when something is put, and given back when all is settled and the partner is quiet.
    private Dictionary<UInt128, (IndexValue Value, long Put)>? _entries;
    private Queue<(CommitTicket Ticket, UInt128 Key, long Put)>? _oldestFirst;
    private long _puts;

    /// <summary>Takes the entries that an append carries.</summary>
    public void Add(IndexWrites writes, CommitTicket ticket)
    {
        foreach (var write in writes)
        {
            if (write.Key.Length != IngestKeys.EntryBytes || write.Value.Length != IndexValue.Bytes)
                continue;
            var hash = Short(write.Key);
            (_entries ??= [])[hash] = (IndexValue.Read(write.Value), ++_puts);
            (_oldestFirst ??= []).Enqueue((ticket, hash, _puts));
        }
    }

    public bool TryGet(ReadOnlySpan<byte> key, out IndexValue value)
    {
        value = default;
        if (_entries is not { Count: > 0 } || !_entries.TryGetValue(Short(key), out var entry))
            return false;
        value = entry.Value;
        return true;
    }

    /// <summary>Forgets what the store's index answers by now.</summary>
    public void Prune()
    {
        while (_oldestFirst is not null && _oldestFirst.TryPeek(out var oldest) && commits.IsCommitted(oldest.Ticket))
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
        if (_oldestFirst is not { Count: > 0 })
            Clear();
    }

    public void Clear() => (_entries, _oldestFirst) = (null, null);

    /// <summary>The end of a key is a hash under a secret, or a number behind what stands for the partner; the first byte says which kind of key it is.</summary>
    private static UInt128 Short(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt128BigEndian(key[^16..]) ^ ((UInt128)key[0] << 120);
}
