using System.Buffers;
using System.Collections.Immutable;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Partners;

public sealed partial class PartnerLife
{
    /// <summary>Writes a snapshot; the caller keeps the version of the format beside it.</summary>
    public void Write(IBufferWriter<byte> output)
    {
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
        writer.Unsigned((ulong)_placements.Length);
        foreach (PlacementFrom entry in _placements)
        {
            writer.Signed(entry.From.DaysSinceEpoch);
            writer.Unsigned((ulong)entry.Placement.ChannelType);
            writer.Text(entry.Placement.Region);
            writer.Text(entry.Placement.TimeZone);
        }
        writer.Unsigned((ulong)_states.Length);
        foreach (StateFrom entry in _states)
        {
            writer.Signed(entry.From.DaysSinceEpoch);
            writer.Unsigned((ulong)entry.State);
        }
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

        var placements = ImmutableArray.CreateBuilder<PlacementFrom>();
        for (int i = reader.Count(MaxTimelineEntries); i > 0; i--)
            placements.Add(new(new(reader.Int32()), new((ChannelType)reader.Count(byte.MaxValue), InternedName.Of(reader.Block()).Text, InternedName.Of(reader.Block()).Text)));
        var states = ImmutableArray.CreateBuilder<StateFrom>();
        for (int i = reader.Count(MaxTimelineEntries); i > 0; i--)
            states.Add(new(new(reader.Int32()), (LifecycleState)reader.Count(byte.MaxValue)));
        if (!reader.AtEnd || placements.Count == 0 || states.Count == 0)
            throw new InvalidDataException("The bytes are no snapshot of a partner.");

        PartnerPlacement latest = placements[^1].Placement;
        particulars = particulars with
        {
            ChannelType = latest.ChannelType,
            Region = latest.Region,
            TimeZone = latest.TimeZone,
            ExternalIds = externalIds.Count == 0 ? PartnerParticulars.NoIds : externalIds,
        };
        return new(partnerId, particulars, placements.ToImmutable(), states.ToImmutable(), createdAtMicros, version);
    }
}
