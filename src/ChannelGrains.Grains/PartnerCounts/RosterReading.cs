using ChannelGrains.Domain.PartnerCounts;

namespace ChannelGrains.Grains.PartnerCounts;

/// <summary>The partners by id.</summary>
/// <param name="Roster">Null where nothing has changed.</param>
/// <param name="Stamp">Names them.</param>
[GenerateSerializer, Immutable]
public sealed record RosterReading([property: Id(0)] PartnerRoster? Roster, [property: Id(1)] RosterStamp Stamp);
