using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// A list of UTF-8 names, each once, by index from 0. A name that nothing uses keeps its index until a full table needs it for another one. Names are
/// shared with all other tables of the process. Not for use from several threads.
/// </summary>
/// <param name="max">Names that it may hold.</param>
public sealed class NameTable(int max)
{
    private const int MaxScanned = 16; // names that are compared one by one; more are hashed

    private uint[] _hashes = [];
    private InternedName[] _names = [];
    private int[] _uses = []; // one that has reached its largest value keeps it: the name stays
    private ushort[]? _slots; // open addressing: index + 1, 0 is free; a power of two, at most half full

    public int Count { get; private set; }

    /// <summary>Names that something uses: the others are as good as absent.</summary>
    public int UsedCount { get; private set; }

    /// <summary>How often an index was given to another name.</summary>
    public int Replacements { get; private set; }

    public int Max { get; } = max is >= 0 and < ushort.MaxValue
        ? max
        : throw new ArgumentOutOfRangeException(nameof(max), max, "A name table holds 0 to 65,534 names.");

    internal long ApproximateBytes => 192 + 4 * _hashes.Length + 12 * _names.Length + 2 * (_slots?.Length ?? 0);

    /// <summary>The index of a name, -1 when it is not there. Allocates nothing.</summary>
    public int Find(ReadOnlySpan<byte> utf8) => Find(utf8, InternedName.HashOf(utf8));

    /// <summary>The index of a name that something uses, else -1. Allocates nothing.</summary>
    public int FindUsed(ReadOnlySpan<byte> utf8) => Find(utf8) is var found and >= 0 && _uses[found] > 0 ? found : -1;

    /// <summary>Whether so many names that nothing uses yet may be added.</summary>
    public bool HasRoomFor(int names) => UsedCount + names <= Max;

    /// <summary>The index of a name, which is added when it is not there: in a full table at the lowest index whose name nothing uses. -1 when there is
    /// none.</summary>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        var found = Find(utf8);
        if (found >= 0)
            return found;
        if (Count == Max)
            return Replace(InternedName.Of(utf8));
        if (Count == _names.Length)
            Resize(Math.Min(Math.Max(4, Count * 2), Max));
        Put(Count++, InternedName.Of(utf8));
        if (Count > MaxScanned)
            Index();
        return Count - 1;
    }

    /// <summary>Uses of a name; those of one that was ever used 2^31 - 1 times count no more, and it stays in use.</summary>
    public int Uses(int index) => _uses[index];

    /// <summary>Counts a use of a name, or takes one back.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="sign">1, or -1 to take back.</param>
    public void Use(int index, int sign)
    {
        ref var uses = ref _uses[index];
        if (uses == int.MaxValue)
            return;
        var wasUsed = uses > 0;
        uses += sign;
        if (wasUsed != uses > 0)
            UsedCount += wasUsed ? -1 : 1;
    }

    /// <summary>The name at an index.</summary>
    public string GetName(int index) => At(index).Text;

    internal InternedName GetShared(int index) => At(index);

    internal void Trim() => Resize(Count);

    internal void Write(ByteWriter writer)
    {
        writer.Unsigned((ulong)Count);
        for (var i = 0; i < Count; i++)
        {
            writer.Block(_names[i].Utf8);
            writer.Signed(_uses[i]);
        }
    }

    internal void Read(ref ByteReader reader)
    {
        for (var i = reader.Count(Max); i > 0; i--)
        {
            var index = Add(reader.Block());
            _uses[index] = reader.Int32();
            UsedCount += _uses[index] > 0 ? 1 : 0;
        }
    }

    private void Put(int index, InternedName name)
    {
        _names[index] = name;
        _hashes[index] = name.Hash;
        _uses[index] = 0;
    }

    private int Replace(InternedName name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_uses[i] > 0)
                continue;
            Put(i, name);
            Replacements++;
            _slots = null;
            if (Count > MaxScanned)
                Index();
            return i;
        }
        return -1;
    }

    private InternedName At(int index) => (uint)index < (uint)Count
        ? _names[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The table has {Count} names.");

    private int Find(ReadOnlySpan<byte> utf8, uint hash)
    {
        if (_slots is { } slots)
        {
            var mask = (uint)slots.Length - 1;
            for (var at = hash & mask; slots[at] is var slot && slot != 0; at = (at + 1) & mask)
                if (IsAt(slot - 1, utf8, hash))
                    return slot - 1;
            return -1;
        }
        for (var i = 0; i < Count; i++)
            if (IsAt(i, utf8, hash))
                return i;
        return -1;
    }

    private bool IsAt(int index, ReadOnlySpan<byte> utf8, uint hash) => _hashes[index] == hash && utf8.SequenceEqual(_names[index].Utf8);

    private void Index()
    {
        var from = Count - 1;
        if (_slots is null || Count * 2 > _slots.Length)
        {
            _slots = new ushort[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count * 2 + 1)];
            from = 0;
        }
        for (var i = from; i < Count; i++)
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
        Array.Resize(ref _uses, capacity);
    }
}
