using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>One partner's cell as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; the number of answered assignments, and each: plan, day on which it begins, store, record.</remarks>
public static class AnsweredRow
{
    public const byte Format = 1;

    public static void Write(long version, AnsweredCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.Answered.Count);
        foreach (var answered in cell.Answered)
        {
            writer.Text(answered.PlanId);
            writer.Signed(answered.BeginsOn.DaysSinceEpoch);
            writer.Text(answered.StoreId);
            writer.Text(answered.RecordId);
        }
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out AnsweredCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var answered = new AnsweredAssignment[reader.Count(PlanLimits.MaxAnswered)];
        for (var i = 0; i < answered.Length; i++)
            answered[i] = new(reader.Text(), new(reader.Int32()), reader.Text(), reader.Text());
        cell = new AnsweredCell(answered);
        return reader.AtEnd ? true : throw new InvalidDataException("The bytes are no answered assignments of a partner.");
    }
}
