using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>Blocks an ACTIVE partner's payment from today on; its sales still count.</summary>
[GenerateSerializer, Immutable]
public sealed record SuspendPartner([property: Id(0)] string Reason)
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, TIMELINE_FULL.</summary>
    public Outcome<PartnerStateChanged> Decide(PartnerLife life, BusinessDay today) =>
        StateChange.Check(life, LifecycleCommand.Suspend, Reason, today) is { } refusal
            ? refusal
            : new PartnerStateChanged(LifecycleState.Suspended, today, Reason);
}
