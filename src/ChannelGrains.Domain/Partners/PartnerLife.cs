using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>
/// A partner as it is, was and is planned to be: immutable, the fold of its facts. Decisions are the commands'
/// (<see cref="CreatePartner"/> and its like).
/// </summary>
[GenerateSerializer, Immutable]
public sealed partial class PartnerLife
{
    private PartnerLife(
        string partnerId, PartnerParticulars particulars, PartnerTimeline timeline, long createdAtMicros, long version, Recruitment? recruitment)
    {
        PartnerId = partnerId;
        Particulars = particulars;
        Timeline = timeline;
        CreatedAtMicros = createdAtMicros;
        Version = version;
        Recruitment = recruitment;
    }

    [Id(0)]
    public string PartnerId { get; private init; }

    /// <summary>The latest particulars; channel type, region and time zone may be planned ones, see <see cref="ParticularsOn"/>.</summary>
    [Id(1)]
    public PartnerParticulars Particulars { get; private init; }

    /// <summary>When it was created, microseconds since 1970-01-01 UTC.</summary>
    [Id(2)]
    public long CreatedAtMicros { get; private init; }

    /// <summary>Version of the journal that last changed it.</summary>
    [Id(3)]
    public long Version { get; private init; }

    /// <summary>Its states and placements.</summary>
    [Id(4)]
    public PartnerTimeline Timeline { get; private init; }

    /// <summary>How it came; null for one that was taken over, of which nothing is said.</summary>
    [Id(5)]
    public Recruitment? Recruitment { get; private init; }

    public string Etag => Etags.Of(Version);

    /// <summary>See <see cref="PartnerTimeline.Placements"/>.</summary>
    public ImmutableArray<PlacementFrom> Placements => Timeline.Placements;

    /// <summary>See <see cref="PartnerTimeline.States"/>.</summary>
    public ImmutableArray<StateFrom> States => Timeline.States;

    /// <summary>First business day in state ACTIVE; null when that is since ever, or when it never was nor is planned to be.</summary>
    public BusinessDay? ActiveFrom => Timeline.FirstActive is { } first && first != BusinessDay.SinceEver ? first : null;

    public LifecycleState StateOn(BusinessDay day) => Timeline.StateOn(day);

    /// <summary>Whether a sale on this business day counts: ACTIVE or SUSPENDED. Returns and voids always do.</summary>
    public bool MaySell(BusinessDay day) => StateOn(day) is LifecycleState.Active or LifecycleState.Suspended;

    public PartnerPlacement PlacementOn(BusinessDay day) => Timeline.PlacementOn(day);

    /// <summary>The particulars with channel type, region and time zone of a business day; the rest has no history.</summary>
    public PartnerParticulars ParticularsOn(BusinessDay day)
    {
        var placement = PlacementOn(day);
        return Particulars with { ChannelType = placement.ChannelType, Region = placement.Region, TimeZone = placement.TimeZone };
    }

    public PartnerOnDay On(BusinessDay day) =>
        new(PartnerId, ParticularsOn(day), StateOn(day), ActiveFrom, CreatedAtMicros, Version) { Origin = Recruitment?.Origin, KnownSince = Recruitment?.KnownSince };

    /// <summary>See <see cref="PartnerTimeline.DayOf"/>.</summary>
    public BusinessDay DayOf(long unixMicros) => Timeline.DayOf(unixMicros);
}
