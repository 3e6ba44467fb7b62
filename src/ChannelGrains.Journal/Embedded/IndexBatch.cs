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

    public void Clear() => (_length, Count) = (HeaderSize, 0);

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
}
