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
        (null, PartnerCreated created) => Begin(created, recordedAtMicros, version),
        (not null, PartnerUpdated updated) => new(
            life.PartnerId, updated.Particulars,
            life.Timeline.With(new PlacementFrom(updated.EffectiveFrom, updated.Particulars.Placement)),
            life.CreatedAtMicros, version, Come(life.Recruitment, updated.Origin)),
        (not null, PartnerStateChanged changed) => new(
            life.PartnerId, life.Particulars, life.Timeline.With(new StateFrom(changed.From, changed.State)),
            life.CreatedAtMicros, version, life.Recruitment?.After(changed.State, changed.From)),
        _ => throw new InvalidOperationException(
            $"{fact.GetType().Name} does not fit a partner that {(life is null ? "has not begun" : "has begun")}."),
    };

    private static PartnerLife Begin(PartnerCreated created, long recordedAtMicros, long version)
    {
        var timeline = new PartnerTimeline(
            [new(BusinessDay.SinceEver, created.Particulars.Placement)], [new(created.StateFrom ?? BusinessDay.SinceEver, created.State)]);
        var recruitment = created.State == LifecycleState.Prospect
            ? new Recruitment(created.Origin, [created.KnownSince ?? timeline.DayOf(recordedAtMicros)])
            : Come(null, created.Origin);
        return new(created.PartnerId, created.Particulars, timeline, recordedAtMicros, version, recruitment);
    }

    private static Recruitment? Come(Recruitment? before, PartnerOrigin? origin)
    {
        if (before is null)
            return origin is null ? null : new Recruitment(origin, []);
        return before with { Origin = origin };
    }
}
