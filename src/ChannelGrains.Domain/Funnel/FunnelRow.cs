using System.Buffers;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Funnel;

/// <summary>One partner's place in the funnel as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; where there is an entry: its net in micros as a zigzag varint of the upper and a word of the
/// lower 64 bits, the timeline and the recruitment as in a snapshot of the partner.</remarks>
public static class FunnelRow
{
    public const byte Format = 1;

    public static void Write(long version, FunnelEntry? entry, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        if (entry is null)
            return;
        var micros = entry.FirstNet.Micros;
        writer.Signed((long)(micros >> 64));
        writer.Fixed64(unchecked((ulong)micros));
        entry.Timeline.Write(writer);
        entry.Recruitment.Write(writer);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, out FunnelEntry? entry)
    {
        var reader = new ByteReader(row);
        (version, entry) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        if (reader.AtEnd)
            return true;
        var upper = (Int128)reader.Signed();
        var net = new Amount((upper << 64) | reader.Fixed64());
        var timeline = PartnerTimeline.Read(ref reader);
        entry = new(Recruitment.Read(ref reader), timeline, net);
        return reader.AtEnd ? true : throw new InvalidDataException("The bytes are no entry of the funnel.");
    }
}
