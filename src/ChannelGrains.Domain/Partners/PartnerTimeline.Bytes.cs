using System.Collections.Immutable;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Partners;

public sealed partial class PartnerTimeline
{
    internal void Write(ByteWriter writer)
    {
        writer.Unsigned((ulong)Placements.Length);
        foreach (var entry in Placements)
        {
            writer.Signed(entry.From.DaysSinceEpoch);
            writer.Unsigned((ulong)entry.Placement.ChannelType);
            writer.Text(entry.Placement.Region);
            writer.Text(entry.Placement.TimeZone);
        }
        writer.Unsigned((ulong)States.Length);
        foreach (var entry in States)
        {
            writer.Signed(entry.From.DaysSinceEpoch);
            writer.Unsigned((ulong)entry.State);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    internal static PartnerTimeline Read(ref ByteReader reader)
    {
        var placements = ImmutableArray.CreateBuilder<PlacementFrom>();
        for (var i = reader.Count(MaxEntries); i > 0; i--)
            placements.Add(new(new(reader.Int32()), new((ChannelType)reader.Count(byte.MaxValue), InternedName.Of(reader.Block()).Text, InternedName.Of(reader.Block()).Text)));
        var states = ImmutableArray.CreateBuilder<StateFrom>();
        for (var i = reader.Count(MaxEntries); i > 0; i--)
            states.Add(new(new(reader.Int32()), (LifecycleState)reader.Count(byte.MaxValue)));
        return placements.Count > 0 && states.Count > 0
            ? new(placements.ToImmutable(), states.ToImmutable())
            : throw new InvalidDataException("The bytes are no timeline of a partner.");
    }
}
