using System.Buffers;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.DayViews;

/// <summary>One partner's newest days as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; the number of zones as a varint, of each its first day as a zigzag varint and its id, length-prefixed UTF-8; then
/// cells: the day as a zigzag varint, the region, length-prefixed UTF-8, the channel type as a byte, zigzag varints of transactions, gross and returns, each of these two in two halves
/// of 64 bits, the upper one first.</remarks>
public static class DayRow
{
    /// <summary>Of the row, and of what a partner tells of its days.</summary>
    public const byte Format = 1;

    public static void Begin(long version, ZoneHistory zones, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        zones.Write(writer);
    }

    public static void Add(int day, InternedName region, ChannelType type, in DaySum sum, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Signed(day);
        writer.Block(region.Utf8);
        writer.Raw((byte)type);
        writer.Signed(sum.Transactions);
        Wide(writer, sum.Gross);
        Wide(writer, sum.Returns);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, List<DayCell> cells, out long version)
    {
        var reader = new ByteReader(row);
        if (!TryBegin(ref reader, out version, out var zones))
            return false;
        while (!reader.AtEnd)
            cells.Add(Read(ref reader, zones!));
        return true;
    }

    /// <summary>Adds what a row says to an update; else as <see cref="TryRead"/>.</summary>
    public static bool TryAdd(ReadOnlySpan<byte> row, string partnerId, DayUpdate update)
    {
        var reader = new ByteReader(row);
        if (!TryBegin(ref reader, out var version, out var zones))
            return false;
        var first = update.BeginPartner();
        while (!reader.AtEnd)
        {
            var cell = Read(ref reader, zones!);
            update.Add(cell.Name, cell.Day.DaysSinceEpoch, cell.Sum);
        }
        update.EndPartner(partnerId, 0, version, isWhole: true, first);
        return true;
    }

    private static bool TryBegin(ref ByteReader reader, out long version, out ZoneHistory? zones)
    {
        (version, zones) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        zones = ZoneHistory.Read(ref reader);
        return true;
    }

    private static DayCell Read(ref ByteReader reader, ZoneHistory zones)
    {
        var day = reader.Int32();
        var name = new DayCellName(zones, InternedName.Of(reader.Block()), (ChannelType)reader.Byte());
        var transactions = reader.Signed();
        return new(name, new(day), new DaySum { Transactions = transactions, Gross = Wide(ref reader), Returns = Wide(ref reader) });
    }

    private static void Wide(ByteWriter writer, Int128 value)
    {
        var low = (long)(ulong)(value & ulong.MaxValue);
        writer.Signed((long)((value - low) >> 64));
        writer.Signed(low);
    }

    private static Int128 Wide(ref ByteReader reader)
    {
        Int128 high = reader.Signed();
        return (high << 64) + reader.Signed();
    }
}
