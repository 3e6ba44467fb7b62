using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>Ends a partnership in whatever state it is.</summary>
/// <param name="Reason">Why, for people; must not be empty.</param>
/// <param name="EffectiveFrom">
/// First business day on which it sells no more, later than any counted one; null is the day after today, or after the
/// last counted day if sales are dated ahead of today.
/// </param>
[GenerateSerializer, Immutable]
public sealed record TerminatePartner([property: Id(0)] string Reason, [property: Id(1)] BusinessDay? EffectiveFrom)
{
    /// <summary>
    /// Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE (also when a termination is planned
    /// already), TIMELINE_FULL, EFFECTIVE_FROM_COUNTED.
    /// </summary>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="lastCounted">Its last business day with a counted transaction, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public Outcome<PartnerStateChanged> Decide(PartnerLife life, BusinessDay today, BusinessDay lastCounted)
    {
        if (StateChange.Check(life, LifecycleCommand.Terminate, Reason, today) is { } refusal)
            return refusal;
        if (life.States[^1] is { State: LifecycleState.Terminated } end)
            return LifecycleTable.Refuse(life, today, $"It is TERMINATED from {end.From} on already");
        var from = EffectiveFrom ?? BusinessDay.Max(today, lastCounted).AddDays(1);
        if (from <= lastCounted)
            return Refusal.FailedPrecondition("EFFECTIVE_FROM_COUNTED",
                $"effective_from {from} is not later than {lastCounted}, up to which sales are counted: choose a later day.",
                "effective_from");
        return new PartnerStateChanged(LifecycleState.Terminated, from, Reason);
    }
}
