using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

/// <summary>A partner's states and placements by business day, past and planned. Immutable; equal ones say the same of every day.</summary>
[GenerateSerializer, Immutable]
public sealed partial class PartnerTimeline : IEquatable<PartnerTimeline>
{
    /// <summary>Entries that each list may have; a command that would add one more is refused.</summary>
    public const int MaxEntries = 256;

    // Built on first use: the calendars of the placements, in their order.
    [NonSerialized]
    private ZoneCalendar[]? _calendars;

    internal PartnerTimeline(ImmutableArray<PlacementFrom> placements, ImmutableArray<StateFrom> states) => (Placements, States) = (placements, states);

    /// <summary>By first day, at least one, the first since ever.</summary>
    [Id(0)]
    public ImmutableArray<PlacementFrom> Placements { get; }

    /// <summary>By first day, at least one. Before the first one the partner is a PROSPECT.</summary>
    [Id(1)]
    public ImmutableArray<StateFrom> States { get; }

    /// <summary>The first day in state ACTIVE; since ever where it was always active, null where it never was nor is planned to be.</summary>
    public BusinessDay? FirstActive
    {
        get
        {
            foreach (var entry in States)
                if (entry.State == LifecycleState.Active)
                    return entry.From;
            return null;
        }
    }

    public LifecycleState StateOn(BusinessDay day)
    {
        for (var i = States.Length - 1; i >= 0; i--)
            if (States[i].From <= day)
                return States[i].State;
        return LifecycleState.Prospect;
    }

    /// <summary>Whether it is ACTIVE or SUSPENDED on any day from the first to the last.</summary>
    public bool MaySellWithin(BusinessDay first, BusinessDay last)
    {
        for (var i = 0; i < States.Length && States[i].From <= last; i++)
            if (States[i].State is LifecycleState.Active or LifecycleState.Suspended && (i + 1 == States.Length || States[i + 1].From > first))
                return last >= first;
        return false;
    }

    public PartnerPlacement PlacementOn(BusinessDay day)
    {
        var i = Placements.Length - 1;
        while (i > 0 && Placements[i].From > day)
            i--;
        return Placements[i].Placement;
    }

    /// <summary>
    /// The partner's business day at an instant, microseconds since 1970-01-01 UTC: the local date in the latest time zone that
    /// holds on that date.
    /// </summary>
    public BusinessDay DayOf(long unixMicros)
    {
        var calendars = _calendars ??= [.. Placements.Select(Calendar)];
        for (var i = calendars.Length - 1; i > 0; i--)
        {
            var day = calendars[i].DayOf(unixMicros);
            if (day >= Placements[i].From)
                return day;
        }
        return calendars[0].DayOf(unixMicros);
    }

    public bool Equals(PartnerTimeline? other) =>
        ReferenceEquals(this, other) || (other is not null && States.AsSpan().SequenceEqual(other.States.AsSpan()) && Placements.AsSpan().SequenceEqual(other.Placements.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as PartnerTimeline);

    public override int GetHashCode() => HashCode.Combine(States.Length, States[^1], Placements.Length, Placements[^1]);

    /// <summary>Its entries, for a reader.</summary>
    public override string ToString() =>
        string.Join(", ", States.Select(entry => $"{entry.State} from {Text(entry.From)}").Concat(
            Placements.Select(entry => $"{entry.Placement.ChannelType} in {entry.Placement.Region} ({entry.Placement.TimeZone}) from {Text(entry.From)}")));

    private static string Text(BusinessDay day) => day == BusinessDay.SinceEver ? "ever" : day.ToString();

    private static ZoneCalendar Calendar(PlacementFrom entry) =>
        ZoneCalendar.TryCreate(entry.Placement.TimeZone, out var calendar)
        ? calendar
        : throw new InvalidOperationException(
            $"Time zone '{entry.Placement.TimeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
