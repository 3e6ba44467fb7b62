using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>One partner's cell of a month as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varints of the version, the channel type, the region as text, what was inspected, found and closed; the number of inspectors, and each: name, records, scores; what was spent, as a block of little-endian two's complement.</remarks>
public static class FieldRow
{
    public const byte Format = 2;

    public static void Write(long version, FieldCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        var counts = cell.Sum.Counts;
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.ChannelType);
        writer.Text(cell.Region);
        foreach (var number in (ReadOnlySpan<long>)[counts.Inspected, counts.ScoreMicros, counts.Found, counts.FoundAgain, counts.Closed, counts.ClosedInTime])
            writer.Signed(number);
        writer.Unsigned((ulong)cell.Sum.Inspectors.Count);
        foreach (var inspector in cell.Sum.Inspectors)
        {
            writer.Text(inspector.Name);
            writer.Signed(inspector.Inspected);
            writer.Signed(inspector.ScoreMicros);
        }
        writer.Block(((BigInteger)cell.Sum.Spent.Micros).ToByteArray());
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out FieldCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var (type, region) = ((ChannelType)reader.Unsigned(), reader.Text());
        var counts = new RecordMonth(reader.Int32(), reader.Signed(), reader.Int32(), reader.Int32(), reader.Int32(), reader.Int32());
        var inspectors = new InspectorSum[reader.Count(RecordLimits.MaxInspectors + 1)];
        for (var i = 0; i < inspectors.Length; i++)
            inspectors[i] = new(reader.Text(), reader.Int32(), reader.Signed());
        cell = new FieldCell(type, region, new(counts, inspectors, new((Int128)new BigInteger(reader.Block()))));
        return reader.AtEnd ? true : throw new InvalidDataException("The bytes are no month of a partner's records.");
    }
}
