using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>What all changes of state ask for.</summary>
internal static class StateChange
{
    public static Refusal? Check(PartnerLife life, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.InvalidArgument("REASON_EMPTY", "reason is empty: say why, for those who read it later.", "reason");
        if (Notes.Check(reason, "reason") is { } text)
            return text;
        return life.States.Length < PartnerTimeline.MaxEntries
            ? null
            : Refusal.ResourceExhausted("TIMELINE_FULL", $"The state has changed {life.States.Length} times: no more changes are kept.");
    }

    public static Refusal? Check(PartnerLife life, string reason, BusinessDay today, string verb, LifecycleState needed)
    {
        var state = life.StateOn(today);
        if (string.IsNullOrWhiteSpace(reason) || state == needed)
            return Check(life, reason);
        return Refusal.FailedPrecondition("PARTNER_STATE",
            $"Cannot {verb} partner {life.PartnerId}: it is {Name(state)} on {today}, not {Name(needed)}.");
    }

    private static string Name(LifecycleState state) => state.ToString().ToUpperInvariant();
}
