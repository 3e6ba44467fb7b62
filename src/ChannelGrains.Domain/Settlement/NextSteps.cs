using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What is to be done next about a statement, for people.</summary>
public static class NextSteps
{
    public static string Of(ClosedStatement statement, IReadOnlyList<PayoutBlock> blocks, BusinessDay today) => statement.State switch
    {
        StatementState.Carried => statement.Total == 0 ? "Nothing: it is empty." : "Nothing: its amount is carried to the next statement.",
        StatementState.Disputed => "Resolve its open disputes.",
        StatementState.Paying => "Wait for the bank, or import its files.",
        StatementState.Paid => "Nothing: it is paid.",
        _ when blocks.Count > 0 => string.Join(" ", blocks.Select(block => block.Message)),
        StatementState.Closed => "Have it approved by another principal than the one who closed it.",
        _ when today < statement.DueOn => $"Wait until {statement.DueOn}, when it is due.",
        StatementState.Failed => "Plan a new payment run; approve it again first where the payee has changed.",
        _ => "Plan a payment run.",
    };
}
