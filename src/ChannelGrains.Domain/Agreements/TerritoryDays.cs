using System.Buffers;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>The days on which the signed versions of a partner's agreement are in force, as an entry of the index.</summary>
public static class TerritoryDays
{
    /// <summary>Of each version that is in force on any day its number, first day and last day, that of <see cref="int.MaxValue"/> for no end: signed varints.</summary>
    public static byte[] ToBytes(AgreementBook book)
    {
        var output = new ArrayBufferWriter<byte>(16);
        var writer = new ByteWriter(output);
        foreach (var version in book.Versions.Where(version => version.IsSigned))
            if (book.Timeline.SpanOf(version) is { } span)
            {
                writer.Signed(version.Number);
                writer.Signed(span.First.DaysSinceEpoch);
                writer.Signed(span.Last?.DaysSinceEpoch ?? int.MaxValue);
            }
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The days of one version; null for none. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    public static DaySpan? Find(ReadOnlySpan<byte> bytes, int number)
    {
        var reader = new ByteReader(bytes);
        while (!reader.AtEnd)
        {
            var (version, first, last) = (reader.Int32(), reader.Int32(), reader.Int32());
            if (version == number)
                return new DaySpan(new BusinessDay(first), last == int.MaxValue ? null : new BusinessDay(last));
        }
        return null;
    }
}
