namespace ChannelGrains.Journal;

/// <summary>
/// Index writes that go with one append, packed into one reusable buffer. Applied in the order they were added, so the last write of a key
/// wins. Not safe for several threads. An append copies them: clear and reuse at once.
/// </summary>
public sealed class IndexWrites
{
    public const int MaxKeyBytes = 1024;
    public const int MaxValueBytes = 1024 * 1024;

    private byte[] _packed = [];
    private int _length;

    public int Count { get; private set; }

    /// <summary>The packed form, for a store that keeps it: read it back with <see cref="IndexWriteReader"/>.</summary>
    public ReadOnlySpan<byte> Packed => _packed.AsSpan(0, _length);

    /// <exception cref="ArgumentException">The key is empty or larger than <see cref="MaxKeyBytes"/>, or the value than <see cref="MaxValueBytes"/>.</exception>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (value.Length > MaxValueBytes)
            throw new ArgumentException($"An index value has at most {MaxValueBytes} bytes; this one has {value.Length}.", nameof(value));
        Reserve(key, value.Length);
        _length += PackedIndex.WritePut(_packed.AsSpan(_length), key, value);
        Count++;
    }

    /// <exception cref="ArgumentException">The key is empty or larger than <see cref="MaxKeyBytes"/>.</exception>
    public void Delete(ReadOnlySpan<byte> key)
    {
        Reserve(key, 0);
        _length += PackedIndex.WriteDelete(_packed.AsSpan(_length), key);
        Count++;
    }

    public void Clear() => (_length, Count) = (0, 0);

    public IndexWriteReader GetEnumerator() => new(Packed);

    private void Reserve(ReadOnlySpan<byte> key, int valueBytes)
    {
        if (key.Length is 0 or > MaxKeyBytes)
            throw new ArgumentException($"An index key has 1 to {MaxKeyBytes} bytes; this one has {key.Length}.", nameof(key));
        var needed = _length + PackedIndex.MaxOverheadBytes + key.Length + valueBytes;
        if (needed > _packed.Length)
            Array.Resize(ref _packed, Math.Max(needed, Math.Max(256, _packed.Length * 2)));
    }
}
