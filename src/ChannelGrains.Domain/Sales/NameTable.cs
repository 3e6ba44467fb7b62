using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// An append-only list of UTF-8 names, each once, by index from 0. Names are shared with all other tables of the process.
/// Not for use from several threads.
/// </summary>
/// <param name="max">Names that it may hold.</param>
public sealed class NameTable(int max)
{
    private const int MaxScanned = 16; // names that are compared one by one; more are hashed

    private uint[] _hashes = [];
    private InternedName[] _names = [];
    private ushort[]? _slots; // open addressing: index + 1, 0 is free; a power of two, at most half full

    public int Count { get; private set; }

    public int Max { get; } = max is >= 0 and < ushort.MaxValue
        ? max
        : throw new ArgumentOutOfRangeException(nameof(max), max, "A name table holds 0 to 65,534 names.");

    internal long ApproximateBytes => 160 + 4 * _hashes.Length + 8 * _names.Length + 2 * (_slots?.Length ?? 0);

    /// <summary>The index of a name, -1 when it is not there. Allocates nothing.</summary>
    public int Find(ReadOnlySpan<byte> utf8) => Find(utf8, InternedName.HashOf(utf8));

    /// <summary>The index of a name, which is added when it is not there; -1 when it is not there and the table is full.</summary>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        int found = Find(utf8, InternedName.HashOf(utf8));
        if (found >= 0 || Count == Max)
            return found;
        InternedName name = InternedName.Of(utf8);
        if (Count == _names.Length)
            Resize(Math.Min(Math.Max(4, Count * 2), Max));
        _names[Count] = name;
        _hashes[Count] = name.Hash;
        Count++;
        if (Count > MaxScanned)
            Index();
        return Count - 1;
    }

    /// <summary>The name at an index.</summary>
    public string GetName(int index) => At(index).Text;

    /// <summary>The name at an index, as bytes.</summary>
    public ReadOnlySpan<byte> GetUtf8(int index) => At(index).Utf8;

    internal InternedName GetShared(int index) => At(index);

    internal void Trim() => Resize(Count);

    internal void Write(ByteWriter writer)
    {
        writer.Unsigned((ulong)Count);
        for (int i = 0; i < Count; i++)
            writer.Block(_names[i].Utf8);
    }

    internal void Read(ref ByteReader reader)
    {
        for (int i = reader.Count(Max); i > 0; i--)
            Add(reader.Block());
    }

    private InternedName At(int index) => (uint)index < (uint)Count
        ? _names[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The table has {Count} names.");

    private int Find(ReadOnlySpan<byte> utf8, uint hash)
    {
        if (_slots is { } slots)
        {
            uint mask = (uint)slots.Length - 1;
            for (uint at = hash & mask; slots[at] is var slot && slot != 0; at = (at + 1) & mask)
            {
                if (IsAt(slot - 1, utf8, hash))
                    return slot - 1;
            }
            return -1;
        }
        for (int i = 0; i < Count; i++)
        {
            if (IsAt(i, utf8, hash))
                return i;
        }
        return -1;
    }

    private bool IsAt(int index, ReadOnlySpan<byte> utf8, uint hash) => _hashes[index] == hash && utf8.SequenceEqual(_names[index].Utf8);

    private void Index()
    {
        int from = Count - 1;
        if (_slots is null || Count * 2 > _slots.Length)
        {
            _slots = new ushort[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count * 2 + 1)];
            from = 0;
        }
        for (int i = from; i < Count; i++)
        {
            uint mask = (uint)_slots.Length - 1, at = _hashes[i] & mask;
            while (_slots[at] != 0)
                at = (at + 1) & mask;
            _slots[at] = (ushort)(i + 1);
        }
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref _names, capacity);
        Array.Resize(ref _hashes, capacity);
    }
}
