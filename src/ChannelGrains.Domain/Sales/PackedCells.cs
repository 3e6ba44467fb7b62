using System.Buffers;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// Packs the cells of a month: about 8 bytes a cell of a small shop. Read by <see cref="PackedCellReader"/>.
/// <para>Layout: varint count; byte: the power of ten that divides all amounts (low 4 bits) and all costs (high 4 bits);
/// byte: that of all units; then the cells by day, region, category. A cell is a lead byte and varints:</para>
/// <list type="bullet">
/// <item>bits 0-2: the step from the last category of the same day and region (from -1 where that is the first), 1 to 7;
/// 0 when a varint follows, category * 2 + 1 if then a varint of the region follows too. A new day starts in region 0.</item>
/// <item>bit 3: a new day; a varint of the days since the last one follows first. The first day counts from 0.</item>
/// <item>bits 4-5: transactions and primaries are 1 and 0; 1 and 1; a varint that is both; two zigzag varints.</item>
/// <item>bits 6-7: what follows is gross, units, cost, all of net having known cost; gross, units, no cost being known; gross,
/// units, net with known cost, cost, as varints; or zigzag varints of gross, returns, units, net with known cost, cost.
/// The first three have no returns.</item>
/// </list>
/// </summary>
internal static class PackedCells
{
    public const int NewDay = 0x08, StepMask = 0x07, CountsShift = 4, ShapeShift = 6;

    public const int CountsOneZero = 0, CountsOneOne = 1, CountsEqual = 2, CountsAny = 3;

    public const int ShapeAllKnown = 0, ShapeNoneKnown = 1, ShapePartKnown = 2, ShapeAny = 3;

    public const int MaxPower = 15;

    private static readonly long[] Powers = [.. Enumerable.Range(0, MaxPower + 1).Select(e => (long)Math.Pow(10, e))];

    public static long Power(int exponent) => Powers[exponent];

    /// <summary>Writes cells in any order, which it sorts; those of one key become one, and what is zero is left out.</summary>
    public static void Write(IBufferWriter<byte> output, List<Cell> cells)
    {
        var merged = Merge(cells);
        var writer = new ByteWriter(output);
        writer.Unsigned((ulong)merged.Count);
        if (merged.Count == 0)
            return;

        int amounts = MaxPower, costs = MaxPower, units = MaxPower;
        foreach (ref readonly var cell in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(merged))
        {
            Lower(ref amounts, cell.Gross);
            Lower(ref amounts, cell.Returns);
            Lower(ref amounts, cell.NetWithKnownCost);
            Lower(ref costs, cell.Cost);
            Lower(ref units, cell.Units);
        }
        writer.Raw((byte)(amounts | (costs << 4)));
        writer.Raw((byte)units);

        Cell last = default;
        foreach (var cell in merged)
        {
            Write(writer, cell, last, Power(amounts), Power(costs), Power(units));
            last = cell;
        }
    }

    private static List<Cell> Merge(List<Cell> cells)
    {
        cells.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        var merged = new List<Cell>(cells.Count);
        for (var i = 0; i < cells.Count;)
        {
            var key = cells[i].Key;
            CellSum sum = default;
            for (; i < cells.Count && cells[i].Key == key; i++)
                sum.Add(cells[i]);
            for (var cell = sum.TakeCell(key); !cell.IsZero; cell = sum.TakeCell(key))
                merged.Add(cell);
        }
        return merged;
    }

    private static void Lower(ref int exponent, long value)
    {
        while (exponent > 0 && value % Power(exponent) != 0)
            exponent--;
    }

    private static void Write(ByteWriter writer, in Cell cell, in Cell last, long amount, long cost, long units)
    {
        var newDay = cell.DayOfMonth != last.DayOfMonth;
        var lastRegion = newDay ? 0 : last.Region;
        var lastCategory = newDay ? -1 : last.Category;
        var step = cell.Region == lastRegion && cell.Category - lastCategory is >= 1 and <= StepMask ? cell.Category - lastCategory : 0;
        int counts = CountsOf(cell), shape = ShapeOf(cell);

        writer.Raw((byte)(step | (newDay ? NewDay : 0) | (counts << CountsShift) | (shape << ShapeShift)));
        if (newDay)
            writer.Unsigned((ulong)(cell.DayOfMonth - last.DayOfMonth));
        if (step == 0)
        {
            var otherRegion = cell.Region != lastRegion;
            writer.Unsigned((ulong)(cell.Category * 2 + (otherRegion ? 1 : 0)));
            if (otherRegion)
                writer.Unsigned((ulong)cell.Region);
        }
        if (counts == CountsEqual)
            writer.Unsigned((ulong)cell.Transactions);
        else if (counts == CountsAny)
        {
            writer.Signed(cell.Transactions);
            writer.Signed(cell.Primaries);
        }
        if (shape == ShapeAny)
        {
            writer.Signed(cell.Gross / amount);
            writer.Signed(cell.Returns / amount);
            writer.Signed(cell.Units / units);
            writer.Signed(cell.NetWithKnownCost / amount);
            writer.Signed(cell.Cost / cost);
            return;
        }
        writer.Unsigned((ulong)(cell.Gross / amount));
        writer.Unsigned((ulong)(cell.Units / units));
        if (shape == ShapePartKnown)
            writer.Unsigned((ulong)(cell.NetWithKnownCost / amount));
        if (shape != ShapeNoneKnown)
            writer.Unsigned((ulong)(cell.Cost / cost));
    }

    private static int CountsOf(in Cell cell) => cell switch
    {
        { Transactions: 1, Primaries: 0 } => CountsOneZero,
        { Transactions: 1, Primaries: 1 } => CountsOneOne,
        _ => cell.Transactions == cell.Primaries && cell.Transactions >= 0 ? CountsEqual : CountsAny,
    };

    private static int ShapeOf(in Cell cell)
    {
        if (cell.Returns != 0 || (cell.Gross | cell.Units | cell.NetWithKnownCost | cell.Cost) < 0)
            return ShapeAny;
        if (cell.NetWithKnownCost == cell.Gross && (cell.Gross | cell.Cost) != 0)
            return ShapeAllKnown;
        return (cell.NetWithKnownCost | cell.Cost) == 0 ? ShapeNoneKnown : ShapePartKnown;
    }
}
