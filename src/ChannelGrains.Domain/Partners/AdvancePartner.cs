using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Partners;

/// <summary>Takes a partner to the next step on the way to ACTIVE.</summary>
/// <param name="To">The state that is meant; any next one when not said.</param>
/// <param name="Evidence">What shows that the step is due, for people.</param>
/// <param name="EffectiveFrom">First business day of the new state; null is today.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to advance whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record AdvancePartner(
    [property: Id(0)] LifecycleState To,
    [property: Id(1)] string Evidence,
    [property: Id(2)] BusinessDay? EffectiveFrom,
    [property: Id(3)] string? Etag)
{
    /// <summary>
    /// Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, ETAG_MISMATCH, PARTNER_STATE (also when another step is
    /// meant than the next, and when a later one is planned), TIMELINE_FULL, EFFECTIVE_FROM_EARLY, EFFECTIVE_FROM_AHEAD, then as the
    /// capability refuses that must know something for the step.
    /// </summary>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="find">What the step to a state on a day is decided on.</param>
    public Outcome<PartnerStateChanged> Decide(
        PartnerLife life, BusinessDay today, Func<LifecycleState, BusinessDay, Outcome<IReadOnlyList<StepEvidence>>> find)
    {
        if ((StateChange.CheckReason(Evidence, "evidence") ?? Etags.Check(Etag, life.Version, $"Partner {life.PartnerId}")
            ?? LifecycleTable.Check(life, LifecycleCommand.Advance, today)) is { } refusal)
            return refusal;
        var next = LifecycleTable.Find(life.StateOn(today), LifecycleCommand.Advance)!.To;
        var from = EffectiveFrom ?? today;
        if ((CheckStep(life, today, next) ?? StateChange.CheckRoom(life) ?? CheckDay(life, today, next, from)) is { } wrong)
            return wrong;
        var evidence = find(next, from);
        return evidence.IsRefused ? evidence.Refusal : new PartnerStateChanged(next, from, Evidence) { Evidence = evidence.Value };
    }

    private Refusal? CheckStep(PartnerLife life, BusinessDay today, LifecycleState next)
    {
        if (To != LifecycleState.Unspecified && To != next)
            return LifecycleTable.Refuse(life, today, $"The next step is {LifecycleTable.Name(next)}, not {LifecycleTable.Name(To)}");
        return life.States[^1] is var last && last.From > today
            ? LifecycleTable.Refuse(life, today, $"It is planned to be {LifecycleTable.Name(last.State)} from {last.From} on")
            : null;
    }

    private static Refusal? CheckDay(PartnerLife life, BusinessDay today, LifecycleState next, BusinessDay from)
    {
        var since = BusinessDay.Max(life.States[^1].From, life.Recruitment?.KnownSince ?? BusinessDay.SinceEver);
        if (from < since)
            return Refusal.FailedPrecondition("EFFECTIVE_FROM_EARLY",
                $"effective_from {from} lies before {since}, the first day of the present state: choose that day or a later one.", "effective_from");
        return from > today && next != LifecycleState.Active
            ? Refusal.FailedPrecondition("EFFECTIVE_FROM_AHEAD",
                $"effective_from {from} is yet to come: only the step to ACTIVE can be planned. Today is {today}.", "effective_from")
            : null;
    }
}
