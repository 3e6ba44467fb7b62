namespace ChannelGrains.Journal;

/// <summary>Reads index writes back from their packed form, in the order they were added.</summary>
/// <exception cref="FormatException">Thrown while reading bytes that no <see cref="IndexWrites"/> packed.</exception>
public ref struct IndexWriteReader(ReadOnlySpan<byte> packed)
{
    private ReadOnlySpan<byte> _rest = packed;

    public IndexWrite Current { get; private set; }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        var head = Length();
        var key = Take(head >> 1);
        var isDelete = (head & 1) != 0;
        Current = new IndexWrite(key, isDelete ? default : Take(Length()), isDelete);
        return true;
    }

    private uint Length()
    {
        if (_rest.IsEmpty)
            throw new FormatException("A packed index write ends too early.");
        var length = PackedIndex.ReadVarint(_rest, out var bytes);
        _rest = _rest[bytes..];
        return length;
    }

    private ReadOnlySpan<byte> Take(uint length)
    {
        if (length > (uint)_rest.Length)
            throw new FormatException("A packed index write ends too early.");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
