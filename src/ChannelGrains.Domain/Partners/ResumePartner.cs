using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>Makes a SUSPENDED partner ACTIVE again from today on.</summary>
[GenerateSerializer, Immutable]
public sealed record ResumePartner([property: Id(0)] string Reason)
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, TIMELINE_FULL.</summary>
    public Outcome<PartnerStateChanged> Decide(PartnerLife life, BusinessDay today) =>
        StateChange.Check(life, LifecycleCommand.Resume, Reason, today) is { } refusal
            ? refusal
            : new PartnerStateChanged(LifecycleState.Active, today, Reason);
}
