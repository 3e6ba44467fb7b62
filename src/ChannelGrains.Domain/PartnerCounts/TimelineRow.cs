using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>One partner's timeline as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; the timeline as in a snapshot of the partner.</remarks>
public static class TimelineRow
{
    public const byte Format = 1;

    public static void Write(long version, PartnerTimeline timeline, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        timeline.Write(writer);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out PartnerTimeline? timeline)
    {
        var reader = new ByteReader(row);
        (version, timeline) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        timeline = PartnerTimeline.Read(ref reader);
        return reader.AtEnd ? true : throw new InvalidDataException("The bytes are no timeline of a partner.");
    }
}
