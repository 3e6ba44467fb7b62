using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Partners;

/// <summary>
/// A partner as it is, was and is planned to be: immutable, the fold of its facts. Decisions are the commands'
/// (<see cref="CreatePartner"/> and its like).
/// </summary>
[GenerateSerializer, Immutable]
public sealed partial class PartnerLife
{
    /// <summary>Entries that a timeline may have; a command that would add one more is refused.</summary>
    public const int MaxTimelineEntries = 256;

    // Built on first use: the calendars of _placements, in their order.
    [NonSerialized]
    private ZoneCalendar[]? _calendars;

    [Id(0)]
    private readonly ImmutableArray<PlacementFrom> _placements;

    [Id(1)]
    private readonly ImmutableArray<StateFrom> _states;

    private PartnerLife(
        string partnerId, PartnerParticulars particulars, ImmutableArray<PlacementFrom> placements, ImmutableArray<StateFrom> states,
        long createdAtMicros, long version)
    {
        PartnerId = partnerId;
        Particulars = particulars;
        _placements = placements;
        _states = states;
        CreatedAtMicros = createdAtMicros;
        Version = version;
    }

    [Id(2)]
    public string PartnerId { get; private init; }

    /// <summary>The latest particulars; channel type, region and time zone may be planned ones, see <see cref="ParticularsOn"/>.</summary>
    [Id(3)]
    public PartnerParticulars Particulars { get; private init; }

    /// <summary>When it was created, microseconds since 1970-01-01 UTC.</summary>
    [Id(4)]
    public long CreatedAtMicros { get; private init; }

    /// <summary>Version of the journal that last changed it.</summary>
    [Id(5)]
    public long Version { get; private init; }

    public string Etag => Etags.Of(Version);

    /// <summary>By first day, at least one, the first since ever.</summary>
    public ImmutableArray<PlacementFrom> Placements => _placements;

    /// <summary>By first day, at least one. Before the first one the partner is a PROSPECT.</summary>
    public ImmutableArray<StateFrom> States => _states;

    /// <summary>First business day in state ACTIVE; null when that is since ever, or when it never was nor is planned to be.</summary>
    public BusinessDay? ActiveFrom
    {
        get
        {
            foreach (StateFrom entry in _states)
            {
                if (entry.State == LifecycleState.Active)
                    return entry.From == BusinessDay.SinceEver ? null : entry.From;
            }
            return null;
        }
    }

    public LifecycleState StateOn(BusinessDay day)
    {
        for (int i = _states.Length - 1; i >= 0; i--)
        {
            if (_states[i].From <= day)
                return _states[i].State;
        }
        return LifecycleState.Prospect;
    }

    /// <summary>Whether a sale on this business day counts: ACTIVE or SUSPENDED. Returns and voids always do.</summary>
    public bool MaySell(BusinessDay day) => StateOn(day) is LifecycleState.Active or LifecycleState.Suspended;

    public PartnerPlacement PlacementOn(BusinessDay day)
    {
        int i = _placements.Length - 1;
        while (i > 0 && _placements[i].From > day)
            i--;
        return _placements[i].Placement;
    }

    /// <summary>The particulars with channel type, region and time zone of a business day; the rest has no history.</summary>
    public PartnerParticulars ParticularsOn(BusinessDay day)
    {
        PartnerPlacement placement = PlacementOn(day);
        return Particulars with { ChannelType = placement.ChannelType, Region = placement.Region, TimeZone = placement.TimeZone };
    }

    public PartnerOnDay On(BusinessDay day) => new(PartnerId, ParticularsOn(day), StateOn(day), ActiveFrom, CreatedAtMicros, Version);

    /// <summary>
    /// The partner's business day at an instant, microseconds since 1970-01-01 UTC: the local date in the latest time zone that
    /// holds on that date.
    /// </summary>
    public BusinessDay DayOf(long unixMicros)
    {
        ZoneCalendar[] calendars = _calendars ??= [.. _placements.Select(Calendar)];
        for (int i = calendars.Length - 1; i > 0; i--)
        {
            BusinessDay day = calendars[i].DayOf(unixMicros);
            if (day >= _placements[i].From)
                return day;
        }
        return calendars[0].DayOf(unixMicros);
    }

    private static ZoneCalendar Calendar(PlacementFrom entry) =>
        ZoneCalendar.TryCreate(entry.Placement.TimeZone, out ZoneCalendar? calendar)
        ? calendar
        : throw new InvalidOperationException(
            $"Time zone '{entry.Placement.TimeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
