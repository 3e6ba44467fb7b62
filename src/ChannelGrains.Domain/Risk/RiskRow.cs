using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Risk;

/// <summary>One partner's cell of the board as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varints of the version, the channel type, the region as text, the level, the score in millionths, since when, the gravest factor, and 1 where
/// payments are held.</remarks>
public static class RiskRow
{
    public const byte Format = 1;

    public static void Write(long version, RiskCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.ChannelType);
        writer.Text(cell.Region);
        writer.Unsigned((ulong)cell.Level);
        writer.Unsigned((ulong)cell.ScoreMillionths);
        writer.Signed(cell.SinceMicros);
        writer.Unsigned((ulong)cell.Gravest);
        writer.Unsigned(cell.IsHeld ? 1UL : 0);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out RiskCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        cell = new RiskCell(
            (ChannelType)reader.Unsigned(), reader.Text(), (RiskLevel)reader.Unsigned(), (int)reader.Unsigned(), reader.Signed(), (RiskFactorKind)reader.Unsigned(), reader.Unsigned() == 1);
        return true;
    }
}
