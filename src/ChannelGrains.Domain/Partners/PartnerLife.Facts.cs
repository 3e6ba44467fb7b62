using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

public sealed partial class PartnerLife
{
    /// <summary>The fold. A fact that does not fit the life, which no decision makes, throws
    /// <see cref="InvalidOperationException"/>.</summary>
    /// <param name="life">Null before the first fact.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="recordedAtMicros">When, microseconds since 1970-01-01 UTC.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    public static PartnerLife Apply(PartnerLife? life, PartnerFact fact, long recordedAtMicros, long version) => (life, fact) switch
    {
        (null, PartnerCreated created) => new(
            created.PartnerId, created.Particulars,
            [new(BusinessDay.SinceEver, created.Particulars.Placement)],
            [new(created.StateFrom ?? BusinessDay.SinceEver, created.State)],
            recordedAtMicros, version),
        (not null, PartnerUpdated updated) => new(
            life.PartnerId, updated.Particulars,
            Place(life._placements, new(updated.EffectiveFrom, updated.Particulars.Placement)), life._states,
            life.CreatedAtMicros, version),
        (not null, PartnerStateChanged changed) => new(
            life.PartnerId, life.Particulars, life._placements,
            Enter(life._states, new(changed.From, changed.State)),
            life.CreatedAtMicros, version),
        _ => throw new InvalidOperationException(
            $"{fact.GetType().Name} does not fit a partner that {(life is null ? "has not begun" : "has begun")}."),
    };

    // What was planned for that day or later is replaced.
    private static ImmutableArray<PlacementFrom> Place(ImmutableArray<PlacementFrom> timeline, PlacementFrom entry)
    {
        ImmutableArray<PlacementFrom> kept = [.. timeline.TakeWhile(e => e.From < entry.From)];
        return !kept.IsEmpty && kept[^1].Placement == entry.Placement ? kept : kept.Add(entry);
    }

    // A termination ends the timeline; any other state leaves what is planned after it in place.
    private static ImmutableArray<StateFrom> Enter(ImmutableArray<StateFrom> timeline, StateFrom entry)
    {
        ImmutableArray<StateFrom>.Builder next = ImmutableArray.CreateBuilder<StateFrom>();
        next.AddRange(timeline.Where(e => e.From < entry.From));
        if (next.Count == 0 || next[^1].State != entry.State)
            next.Add(entry);
        if (entry.State != LifecycleState.Terminated)
            next.AddRange(timeline.Where(e => e.From > entry.From));
        return next.ToImmutable();
    }
}
