using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Surveys;

/// <summary>One partner's cell of a month as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varints of the version, the channel type, the region as text; the number of surveys, and of each its form as text, whom it is about,
/// and what is counted.</remarks>
public static class SurveyRow
{
    public const byte Format = 1;

    public static void Write(long version, SurveyCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.ChannelType);
        writer.Text(cell.Region);
        writer.Unsigned((ulong)cell.Sums.Count);
        foreach (var (key, counts) in cell.Sums)
        {
            writer.Text(key.FormId);
            writer.Unsigned((ulong)key.Subject);
            foreach (var count in (ReadOnlySpan<long>)[counts.Invited, counts.Answers, counts.Rated, counts.Satisfied, counts.Detractors, counts.Passives, counts.Promoters])
                writer.Unsigned((ulong)count);
        }
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out SurveyCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var (type, region) = ((ChannelType)reader.Unsigned(), reader.Text());
        var sums = new SurveySum[reader.Count(SurveyLimits.MaxSurveys)];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = new SurveySum(
                new SurveyKey(reader.Text(), (SurveySubject)reader.Unsigned()),
                new SurveyCounts(
                    (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned(), (long)reader.Unsigned()));
        cell = new SurveyCell(type, region, sums);
        return true;
    }
}
