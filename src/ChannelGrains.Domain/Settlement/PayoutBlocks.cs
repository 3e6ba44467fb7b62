using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What is said of a statement that is blocked.</summary>
internal static class PayoutBlocks
{
    /// <summary>PAYOUT_BLOCKED with the conditions in its metadata; null where nothing blocks it.</summary>
    public static Refusal? Refuse(ClosedStatement statement, IReadOnlyList<PayoutBlock> blocks) => blocks.Count == 0
        ? null
        : new Refusal(
            RefusalKind.FailedPrecondition, "PAYOUT_BLOCKED",
            $"The statement of {statement.Period.Id} is blocked: {string.Join(" ", blocks.Select(block => block.Message))}", null,
            new Dictionary<string, string> { ["conditions"] = string.Join(",", blocks.Select(block => block.Condition)) });
}
