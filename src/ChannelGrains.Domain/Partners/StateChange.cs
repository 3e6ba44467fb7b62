using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>What all changes of state ask for.</summary>
internal static class StateChange
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, TIMELINE_FULL.</summary>
    public static Refusal? Check(PartnerLife life, LifecycleCommand command, string reason, BusinessDay today) =>
        CheckReason(reason, "reason") ?? LifecycleTable.Check(life, command, today) ?? CheckRoom(life);

    public static Refusal? CheckReason(string reason, string field) => string.IsNullOrWhiteSpace(reason)
        ? Refusal.InvalidArgument("REASON_EMPTY", $"{field} is empty: say why, for those who read it later.", field)
        : Notes.Check(reason, field);

    public static Refusal? CheckRoom(PartnerLife life) => life.States.Length < PartnerTimeline.MaxEntries
        ? null
        : Refusal.ResourceExhausted("TIMELINE_FULL", $"The state has changed {life.States.Length} times: no more changes are kept.");
}
