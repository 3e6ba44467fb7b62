using System.Buffers;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Partners;

public sealed partial class PartnerLife
{
    /// <summary>A snapshot; the caller keeps the version of the format beside it.</summary>
    public byte[] ToBytes()
    {
        ArrayBufferWriter<byte> output = new(256);
        ByteWriter writer = new(output);
        writer.Text(PartnerId);
        writer.Signed(CreatedAtMicros);
        writer.Unsigned((ulong)Version);
        writer.Text(Particulars.DisplayName);
        writer.Text(Particulars.CurrencyCode);
        writer.Unsigned((ulong)Particulars.ExternalIds.Count);
        foreach ((string system, string id) in Particulars.ExternalIds.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            writer.Text(system);
            writer.Text(id);
        }
        Timeline.Write(writer);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a snapshot. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    public static PartnerLife Read(ReadOnlySpan<byte> bytes)
    {
        ByteReader reader = new(bytes);
        string partnerId = reader.Text();
        long createdAtMicros = reader.Signed();
        long version = (long)reader.Unsigned();
        PartnerParticulars particulars = new() { DisplayName = reader.Text(), CurrencyCode = InternedName.Of(reader.Block()).Text };
        Dictionary<string, string> externalIds = [];
        for (int i = reader.Count(PartnerParticulars.MaxExternalIds); i > 0; i--)
            externalIds.Add(reader.Text(), reader.Text());

        PartnerTimeline timeline = PartnerTimeline.Read(ref reader);
        PartnerPlacement latest = timeline.Placements[^1].Placement;
        particulars = particulars with
        {
            ChannelType = latest.ChannelType,
            Region = latest.Region,
            TimeZone = latest.TimeZone,
            ExternalIds = externalIds.Count == 0 ? PartnerParticulars.NoIds : externalIds,
        };
        return new(partnerId, particulars, timeline, createdAtMicros, version);
    }
}
