using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Feedback;

/// <summary>One partner's cell of a month as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varints of the version, the channel type, the region as text, the answers by score, answered, in time; the number of open
/// complaints, and until when each is to be answered.</remarks>
public static class FeedbackRow
{
    public const byte Format = 1;

    public static void Write(long version, FeedbackCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.ChannelType);
        writer.Text(cell.Region);
        foreach (var answers in cell.Counts.ByScore)
            writer.Unsigned((ulong)answers);
        writer.Unsigned((ulong)cell.Counts.Answered);
        writer.Unsigned((ulong)cell.Counts.InTime);
        writer.Unsigned((ulong)cell.DueAtMicros.Count);
        foreach (var dueAt in cell.DueAtMicros)
            writer.Signed(dueAt);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out FeedbackCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var (type, region) = ((ChannelType)reader.Unsigned(), reader.Text());
        var counts = new FeedbackMonth(
            (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned());
        var dueAt = new long[reader.Count(FeedbackLimits.MaxOpenComplaints)];
        for (var i = 0; i < dueAt.Length; i++)
            dueAt[i] = reader.Signed();
        cell = new FeedbackCell(type, region, counts, dueAt);
        return true;
    }
}
