namespace ChannelGrains.Journal;

/// <summary>
/// A batch of index look-ups and, after <see cref="IJournalIndex.ReadIndexAsync"/>, their answers, packed into reusable buffers.
/// Not safe for several threads; do not touch it while a read runs. Spans are good until the next change.
/// </summary>
public sealed class IndexReads
{
    private const int Missing = -1;

    private byte[] _keys = [];
    private byte[] _values = [];
    private Slot[] _slots = [];
    private int _keyBytes;
    private int _valueBytes;

    public int Count { get; private set; }

    /// <returns>The number under which the answer is found.</returns>
    /// <exception cref="ArgumentException">The key is empty or larger than <see cref="IndexWrites.MaxKeyBytes"/>.</exception>
    public int Add(ReadOnlySpan<byte> key)
    {
        if (key.Length is 0 or > IndexWrites.MaxKeyBytes)
            throw new ArgumentException($"An index key has 1 to {IndexWrites.MaxKeyBytes} bytes; this one has {key.Length}.", nameof(key));
        Grow(ref _keys, _keyBytes + key.Length);
        if (Count == _slots.Length)
            Array.Resize(ref _slots, Math.Max(16, _slots.Length * 2));
        key.CopyTo(_keys.AsSpan(_keyBytes));
        _slots[Count] = new Slot(_keyBytes, key.Length, 0, Missing);
        _keyBytes += key.Length;
        return Count++;
    }

    public void Clear() => (Count, _keyBytes, _valueBytes) = (0, 0, 0);

    public ReadOnlySpan<byte> Key(int number) => _keys.AsSpan(At(number).KeyStart, At(number).KeyLength);

    public bool Found(int number) => At(number).ValueLength != Missing;

    /// <summary>Empty when the key was not found.</summary>
    public ReadOnlySpan<byte> Value(int number) =>
        Found(number) ? _values.AsSpan(At(number).ValueStart, At(number).ValueLength) : default;

    /// <summary>For stores: forget earlier answers before a read.</summary>
    public void ClearAnswers()
    {
        _valueBytes = 0;
        for (var number = 0; number < Count; number++)
            _slots[number].ValueLength = Missing;
    }

    /// <summary>For stores: answer one look-up. What is not answered is not found.</summary>
    public void Answer(int number, ReadOnlySpan<byte> value)
    {
        ref var slot = ref At(number);
        Grow(ref _values, _valueBytes + value.Length);
        value.CopyTo(_values.AsSpan(_valueBytes));
        (slot.ValueStart, slot.ValueLength) = (_valueBytes, value.Length);
        _valueBytes += value.Length;
    }

    private ref Slot At(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)Count, nameof(number));
        return ref _slots[number];
    }

    private static void Grow(ref byte[] buffer, int needed)
    {
        if (needed > buffer.Length)
            Array.Resize(ref buffer, Math.Max(needed, Math.Max(256, buffer.Length * 2)));
    }

    private record struct Slot(int KeyStart, int KeyLength, int ValueStart, int ValueLength);
}
