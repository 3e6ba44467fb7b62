using System.Buffers.Binary;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// A RocksDB write batch in its own serialised form (sequence 8, count 4, then tag, length and key, and for a put length and value), which
/// has been stable since LevelDB: built in managed memory it costs one native call a batch instead of one an entry.
/// </summary>
internal sealed class IndexBatch
{
    private const int HeaderSize = 12;
    private const byte DeleteTag = 0;
    private const byte PutTag = 1;

    private byte[] _bytes = new byte[64 * 1024];
    private byte[] _sorted = [];
    private Entry[] _entries = [];
    private int _length = HeaderSize;

    public int Count { get; private set; }

    /// <summary>The serialised batch, good until the next change.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(8), Count);
            return _bytes.AsSpan(0, _length);
        }
    }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Reserve(key.Length + value.Length);
        _bytes[_length++] = PutTag;
        Append(key);
        Append(value);
        Count++;
    }

    /// <summary>Adds writes of one of the key spaces that the port offers.</summary>
    public void AddPacked(ReadOnlySpan<byte> packed, byte space = IndexKeys.User)
    {
        var writes = new IndexWriteReader(packed);
        while (writes.MoveNext())
        {
            var write = writes.Current;
            Reserve(1 + write.Key.Length + write.Value.Length);
            _bytes[_length++] = write.IsDelete ? DeleteTag : PutTag;
            _length += PackedIndex.WriteVarint(_bytes.AsSpan(_length), (uint)write.Key.Length + 1);
            _bytes[_length++] = space;
            write.Key.CopyTo(_bytes.AsSpan(_length));
            _length += write.Key.Length;
            if (!write.IsDelete)
                Append(write.Value);
            Count++;
        }
    }

    /// <summary>Puts the entries in the order of their keys, and those of one key in the order in which they were added: the database's write buffer
    /// finds the place of each beside that of the one before.</summary>
    public void Sort()
    {
        var entries = ReadEntries();
        entries.Sort(new ByKey(_bytes));
        if (_sorted.Length < _bytes.Length)
            _sorted = new byte[_bytes.Length];
        var length = HeaderSize;
        foreach (var entry in entries)
        {
            _bytes.AsSpan(entry.Start, entry.Length).CopyTo(_sorted.AsSpan(length));
            length += entry.Length;
        }
        (_bytes, _sorted) = (_sorted, _bytes);
    }

    public void Clear() => (_length, Count) = (HeaderSize, 0);

    private Span<Entry> ReadEntries()
    {
        if (_entries.Length < Count)
            _entries = new Entry[Math.Max(Count, _entries.Length * 2)];
        var at = HeaderSize;
        for (var i = 0; i < Count; i++)
        {
            var start = at;
            var tag = _bytes[at++];
            var keyLength = ReadLength(ref at);
            var keyStart = at;
            at += keyLength;
            if (tag == PutTag)
            {
                var valueLength = ReadLength(ref at);
                at += valueLength;
            }
            _entries[i] = new Entry(Head(_bytes.AsSpan(keyStart, keyLength)), start, at - start, keyStart, keyLength);
        }
        return _entries.AsSpan(0, Count);
    }

    private int ReadLength(ref int at)
    {
        var length = (int)PackedIndex.ReadVarint(_bytes.AsSpan(at), out var bytes);
        at += bytes;
        return length;
    }

    /// <summary>The first bytes of a key as a number, in the same order.</summary>
    private static UInt128 Head(ReadOnlySpan<byte> key)
    {
        if (key.Length >= 16)
            return BinaryPrimitives.ReadUInt128BigEndian(key);
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        key.CopyTo(padded);
        return BinaryPrimitives.ReadUInt128BigEndian(padded);
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        _length += PackedIndex.WriteVarint(_bytes.AsSpan(_length), (uint)value.Length);
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
    }

    private void Reserve(int bytes)
    {
        var needed = _length + bytes + 1 + PackedIndex.MaxOverheadBytes;
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
    }

    private readonly record struct Entry(UInt128 KeyHead, int Start, int Length, int KeyStart, int KeyLength);

    private readonly struct ByKey(byte[] bytes) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            if (x.KeyHead != y.KeyHead)
                return x.KeyHead < y.KeyHead ? -1 : 1;
            var order = bytes.AsSpan(x.KeyStart, x.KeyLength).SequenceCompareTo(bytes.AsSpan(y.KeyStart, y.KeyLength));
            return order != 0 ? order : x.Start.CompareTo(y.Start);
        }
    }
}
