using System.Runtime.InteropServices;

namespace ChannelGrains.Journal.Embedded;

internal sealed partial class IndexDatabase
{
    public delegate void OnValue<in TState>(TState state, ReadOnlySpan<byte> value) where TState : allows ref struct;

    /// <returns>False if there is no such key.</returns>
    public unsafe bool TryGet<TState>(ReadOnlySpan<byte> key, TState state, OnValue<TState> onValue) where TState : allows ref struct
    {
        fixed (byte* keyBytes = key)
        {
            var pinned = Rocks.rocksdb_get_pinned(_db.Handle, _read.Handle, keyBytes, (nuint)key.Length, out var error);
            if (error != 0)
                throw Unreadable(error);
            if (pinned == 0)
                return false;
            try
            {
                var value = Rocks.rocksdb_pinnableslice_value(pinned, out var length);
                onValue(state, new ReadOnlySpan<byte>((void*)value, checked((int)length)));
                return true;
            }
            finally
            {
                Rocks.rocksdb_pinnableslice_destroy(pinned);
            }
        }
    }

    /// <summary>A small value, copied.</summary>
    public byte[]? Get(ReadOnlySpan<byte> key)
    {
        var found = new byte[]?[1];
        TryGet(key, found, static (target, value) => target[0] = value.ToArray());
        return found[0];
    }

    public void Answer(IndexReads reads)
    {
        reads.ClearAnswers();
        for (var next = 0; next < reads.Count;)
        {
            (next, var error) = IndexLookup.OfThread.Answer(Rocks, _db.Handle, _read.Handle, _defaultFamily, reads, next);
            if (error != 0)
                throw Unreadable(error);
        }
    }

    public List<IndexEntry> Scan(byte space, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> after, int max, bool descending, CancellationToken cancellationToken)
    {
        var entries = new List<IndexEntry>(Math.Min(max, 256));
        byte[] start = [space, .. prefix];
        using var iterator = _db.NewIterator(null, _read);
        Seek(iterator, start, after, space, descending);
        while (entries.Count < max && iterator.Valid() && iterator.GetKeySpan().StartsWith(start))
        {
            cancellationToken.ThrowIfCancellationRequested();
            entries.Add(new IndexEntry(iterator.GetKeySpan()[1..].ToArray(), iterator.GetValueSpan().ToArray()));
            if (descending)
                iterator.Prev();
            else
                iterator.Next();
        }
        Rocks.rocksdb_iter_get_error(iterator.Handle, out var error);
        return error == 0 ? entries : throw Unreadable(error);
    }

    /// <summary>All entries of a key space in order, without its byte.</summary>
    public IEnumerable<IndexEntry> Entries(byte space)
    {
        var bounded = Within(space);
        using var iterator = _db.NewIterator(null, bounded);
        for (iterator.Seek([space]); iterator.Valid() && iterator.GetKeySpan()[0] == space; iterator.Next())
            yield return new IndexEntry(iterator.GetKeySpan()[1..].ToArray(), iterator.GetValueSpan().ToArray());
        // An iterator ends at damage as it does at the last entry.
        Rocks.rocksdb_iter_get_error(iterator.Handle, out var error);
        GC.KeepAlive(bounded);
        if (error != 0)
            throw Unreadable(error);
    }

    /// <summary>Reads a whole key space, for what it says of itself if it is damaged.</summary>
    public long Count(byte space)
    {
        var entries = 0L;
        var bounded = Within(space);
        using var iterator = _db.NewIterator(null, bounded);
        for (iterator.Seek([space]); iterator.Valid() && iterator.GetKeySpan()[0] == space; iterator.Next())
            entries++;
        GC.KeepAlive(bounded);
        Rocks.rocksdb_iter_get_error(iterator.Handle, out var error);
        return error == 0 ? entries : throw Unreadable(error);
    }

    // The step beyond the last entry would read the first one of the next space, and find damage there that is none here.
    private static RocksDbSharp.ReadOptions Within(byte space) => new RocksDbSharp.ReadOptions().SetIterateUpperBound([(byte)(space + 1)]);

    private JournalCorruptException Unreadable(IntPtr error)
    {
        var reason = Marshal.PtrToStringUTF8(error)!;
        Rocks.rocksdb_free(error);
        if (DiskErrors.IsDamage(reason))
            _damage?.OnFound(reason);
        return new JournalCorruptException($"The index in {_directory} cannot be read: {reason}. Restart the server: it builds the index again from the log.")
        {
            IsDerived = true,
        };
    }

    // A bound outside the prefix must not move the scan out of it.
    private static void Seek(RocksDbSharp.Iterator iterator, byte[] start, ReadOnlySpan<byte> after, byte space, bool descending)
    {
        byte[] bound = [space, .. after];
        if (!descending)
        {
            var from = !after.IsEmpty && bound.AsSpan().SequenceCompareTo(start) > 0 ? bound : start;
            iterator.Seek(from);
            if (from == bound && iterator.Valid() && iterator.GetKeySpan().SequenceEqual(bound))
                iterator.Next();
            return;
        }
        var end = Successor(start);
        var below = !after.IsEmpty && bound.AsSpan().SequenceCompareTo(end) < 0 ? bound : end;
        iterator.SeekForPrev(below);
        if (iterator.Valid() && iterator.GetKeySpan().SequenceEqual(below))
            iterator.Prev();
    }

    // The key spaces lie far below 0xFF, so there always is a successor.
    private static byte[] Successor(byte[] prefix)
    {
        var last = Array.FindLastIndex(prefix, value => value != 0xFF);
        var successor = prefix[..(last + 1)];
        successor[last]++;
        return successor;
    }
}
