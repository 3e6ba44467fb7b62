using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Profit;

/// <summary>One partner's cell of a month as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varints of the version, the channel type, the region as text, the transactions; net, cost, net with known cost and commission,
/// each as a block of little-endian two's complement.</remarks>
public static class ProfitRow
{
    public const byte Format = 1;

    public static void Write(long version, ProfitCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.ChannelType);
        writer.Text(cell.Region);
        writer.Signed(cell.Transactions);
        foreach (var number in (ReadOnlySpan<BigInteger>)[cell.Net.Micros, cell.Cost.Micros, cell.NetWithKnownCost.Micros, cell.Commission])
            writer.Block(number.ToByteArray());
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out ProfitCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var (type, region, transactions) = ((ChannelType)reader.Unsigned(), reader.Text(), reader.Signed());
        cell = new ProfitCell(type, region, Read(ref reader), Read(ref reader), Read(ref reader), new BigInteger(reader.Block()), transactions);
        return true;
    }

    private static Amount Read(ref ByteReader reader)
    {
        var number = new BigInteger(reader.Block());
        return number >= Int128.MinValue && number <= Int128.MaxValue ? new((Int128)number) : throw new InvalidDataException($"{number} is no amount.");
    }
}
