using System.Buffers;

namespace ChannelGrains.Domain.Sales;

/// <summary>The cells of a month that changed since it was packed, by key. Its larger tables are pooled: they live for seconds, which is
/// the costliest age for the collector.</summary>
internal sealed class HotCells
{
    private const int MaxScanned = 8; // cells that are compared one by one; more are hashed
    private const int MinPooled = 16; // the shortest array that the pool knows

    private Cell[] _cells = new Cell[4];
    private int[]? _slots; // open addressing: index + 1, 0 is free; a power of two, at most half full
    private int _shift;
    private int _stamp;

    public int Count { get; private set; }

    public ReadOnlySpan<Cell> Cells => _cells.AsSpan(0, Count);

    public long ApproximateBytes => 48 + 24 + 56L * _cells.Length + (_slots is null ? 0 : 24 + 4L * _slots.Length);

    /// <summary>A number for one transaction, by which a cell knows that it has counted it.</summary>
    public int NextStamp() => ++_stamp;

    /// <summary>The cell of a key, made when it is not there. The reference is good until the next call.</summary>
    public ref Cell At(int key)
    {
        if (_slots is { } slots)
        {
            var at = (uint)key * 2_654_435_769u >> _shift;
            for (int slot; (slot = slots[at]) != 0; at = (at + 1) & (uint)(slots.Length - 1))
                if (_cells[slot - 1].Key == key)
                    return ref _cells[slot - 1];
        }
        else
        {
            var cells = _cells.AsSpan(0, Count);
            for (var i = 0; i < cells.Length; i++)
                if (cells[i].Key == key)
                    return ref _cells[i];
        }
        return ref Add(key);
    }

    /// <summary>Gives the tables back; nothing may be asked of it, nor of what it gave, any more.</summary>
    public void Release()
    {
        ReturnCells();
        ReturnSlots();
        (_cells, _slots, Count) = ([], null, 0);
    }

    private ref Cell Add(int key)
    {
        if (Count == _cells.Length)
            Grow();
        _cells[Count] = new() { Key = key };
        Count++;
        if (Count > MaxScanned)
            Index();
        return ref _cells[Count - 1];
    }

    private void Grow()
    {
        var larger = Count * 2 < MinPooled ? new Cell[Count * 2] : ArrayPool<Cell>.Shared.Rent(Count * 2);
        Cells.CopyTo(larger);
        ReturnCells();
        _cells = larger;
    }

    private void ReturnCells()
    {
        if (_cells.Length >= MinPooled)
            ArrayPool<Cell>.Shared.Return(_cells);
    }

    private void ReturnSlots()
    {
        if (_slots is not null)
            ArrayPool<int>.Shared.Return(_slots);
    }

    private void Index()
    {
        var from = Count - 1;
        if (_slots is null || Count * 2 > _slots.Length)
        {
            var bits = 33 - System.Numerics.BitOperations.LeadingZeroCount((uint)Count * 2);
            ReturnSlots();
            _slots = ArrayPool<int>.Shared.Rent(1 << bits);
            _slots.AsSpan().Clear();
            _shift = 32 - bits;
            from = 0;
        }
        for (var i = from; i < Count; i++)
        {
            var at = (uint)_cells[i].Key * 2_654_435_769u >> _shift;
            while (_slots[at] != 0)
                at = (at + 1) & (uint)(_slots.Length - 1);
            _slots[at] = i + 1;
        }
    }
}
