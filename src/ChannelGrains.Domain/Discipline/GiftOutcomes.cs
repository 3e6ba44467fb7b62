using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Which outcomes a gift may have.</summary>
internal static class GiftOutcomes
{
    /// <summary>OUTCOME for one that a gift of a direction cannot have.</summary>
    public static Refusal? Check(GiftOutcome outcome, GiftDirection direction, string field)
    {
        if (!Enum.IsDefined(outcome) || outcome == GiftOutcome.Unspecified)
            return Refusal.InvalidArgument("OUTCOME", $"{field} must be ACCEPTED, DECLINED or HANDED_OVER.", field);
        return outcome == GiftOutcome.HandedOver && direction == GiftDirection.Given
            ? Refusal.InvalidArgument("OUTCOME", $"{field} of a gift that is given must be ACCEPTED or DECLINED: what is received alone is handed over.", field)
            : null;
    }
}
