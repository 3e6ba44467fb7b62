using System.Buffers;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Partners;

public sealed partial class PartnerLife
{
    /// <summary>A snapshot; the caller keeps the version of the format beside it.</summary>
    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(256);
        var writer = new ByteWriter(output);
        writer.Text(PartnerId);
        writer.Signed(CreatedAtMicros);
        writer.Unsigned((ulong)Version);
        writer.Text(Particulars.DisplayName);
        writer.Text(Particulars.CurrencyCode);
        writer.Unsigned((ulong)Particulars.ExternalIds.Count);
        foreach ((var system, var id) in Particulars.ExternalIds.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            writer.Text(system);
            writer.Text(id);
        }
        Timeline.Write(writer);
        // Last, and only where there is one: lives of partners that were taken over are as they were before.
        Recruitment?.Write(writer);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a snapshot. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    public static PartnerLife Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var partnerId = reader.Text();
        var createdAtMicros = reader.Signed();
        var version = (long)reader.Unsigned();
        var particulars = new PartnerParticulars { DisplayName = reader.Text(), CurrencyCode = InternedName.Of(reader.Block()).Text };
        Dictionary<string, string> externalIds = [];
        for (var i = reader.Count(PartnerParticulars.MaxExternalIds); i > 0; i--)
            externalIds.Add(reader.Text(), reader.Text());

        var timeline = PartnerTimeline.Read(ref reader);
        var recruitment = reader.AtEnd ? null : Recruitment.Read(ref reader);
        if (!reader.AtEnd)
            throw new InvalidDataException("The bytes are no life of a partner.");
        var latest = timeline.Placements[^1].Placement;
        particulars = particulars with
        {
            ChannelType = latest.ChannelType,
            Region = latest.Region,
            TimeZone = latest.TimeZone,
            ExternalIds = externalIds.Count == 0 ? PartnerParticulars.NoIds : externalIds,
        };
        return new(partnerId, particulars, timeline, createdAtMicros, version, recruitment);
    }
}
