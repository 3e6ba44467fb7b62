using System.Buffers;
using System.Runtime.CompilerServices;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>One partner's cells of one month as bytes, to be read back after a restart. Another format is not read: its writer raises
/// <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; then cells: region and category, length-prefixed UTF-8; the channel type as a byte;
/// zigzag varints of transactions, primaries, gross, returns, units, cost and net with known cost, each of the last five in two halves of 64 bits,
/// the upper one first.</remarks>
public static class ViewRow
{
    /// <summary>Of the row, and of what a partner tells of a month.</summary>
    public const byte Format = 1;

    public static void Begin(long version, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
    }

    public static void Add(in ViewCellName name, in CellSum sum, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Block(name.Region.Utf8);
        writer.Block(name.Category.Utf8);
        writer.Raw((byte)name.ChannelType);
        writer.Signed(sum.Transactions);
        writer.Signed(sum.Primaries);
        Wide(writer, sum.Gross);
        Wide(writer, sum.Returns);
        Wide(writer, sum.Units);
        Wide(writer, sum.Cost);
        Wide(writer, sum.NetWithKnownCost);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, List<ViewCell> cells, out long version)
    {
        var reader = new ByteReader(row);
        if (!TryBegin(ref reader, out version))
            return false;
        InternedName? region = null;
        while (!reader.AtEnd)
            cells.Add(Read(ref reader, ref region));
        return true;
    }

    /// <summary>Adds what a row says to an update; else as <see cref="TryRead"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    public static bool TryAdd(ReadOnlySpan<byte> row, string partnerId, MonthUpdate update)
    {
        var reader = new ByteReader(row);
        if (!TryBegin(ref reader, out var version))
            return false;
        var first = update.BeginPartner();
        InternedName? region = null;
        while (!reader.AtEnd)
        {
            var cell = Read(ref reader, ref region);
            update.Add(cell.Name, cell.Sum);
        }
        update.EndPartner(partnerId, 0, version, isWhole: true, first);
        return true;
    }

    private static bool TryBegin(ref ByteReader reader, out long version)
    {
        version = 0;
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    private static ViewCell Read(ref ByteReader reader, ref InternedName? region)
    {
        var regionName = reader.Block();
        // Mostly that of the cell before.
        if (region is null || !regionName.SequenceEqual(region.Utf8))
            region = InternedName.Of(regionName);
        var name = new ViewCellName(region, InternedName.Of(reader.Block()), (ChannelType)reader.Byte());
        return new(name, new CellSum
        {
            Transactions = reader.Signed(),
            Primaries = reader.Signed(),
            Gross = Wide(ref reader),
            Returns = Wide(ref reader),
            Units = Wide(ref reader),
            Cost = Wide(ref reader),
            NetWithKnownCost = Wide(ref reader),
        });
    }

    private static void Wide(ByteWriter writer, Int128 value)
    {
        // The lower half as a signed number and what is left of the value above it: two bytes for a small value, none lost for a large one.
        var low = (long)(ulong)(value & ulong.MaxValue);
        writer.Signed((long)((value - low) >> 64));
        writer.Signed(low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    private static Int128 Wide(ref ByteReader reader)
    {
        Int128 high = reader.Signed();
        return (high << 64) + reader.Signed();
    }
}
