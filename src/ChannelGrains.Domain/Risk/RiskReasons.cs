using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Risk;

/// <summary>Why somebody overrides what is told of a partner.</summary>
internal static class RiskReasons
{
    /// <summary>Null when it may be kept, else REASON_EMPTY, TEXT_TOO_LONG or TEXT_INVALID.</summary>
    public static Refusal? Check(string reason) => string.IsNullOrWhiteSpace(reason)
        ? Refusal.InvalidArgument("REASON_EMPTY", "reason is empty: say why, for those who ask later.", "reason")
        : Notes.Check(reason, "reason");
}
