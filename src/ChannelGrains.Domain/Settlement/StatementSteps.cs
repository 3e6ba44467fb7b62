using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What leads from which state of a statement where. What is not here is refused. CARRIED leads nowhere: its amount is in the next statement.</summary>
public static class StatementSteps
{
    private static readonly Dictionary<(StatementState From, StatementCommand By), StatementState> Table = new()
    {
        [(StatementState.Closed, StatementCommand.Approve)] = StatementState.Approved,
        [(StatementState.Closed, StatementCommand.OpenDispute)] = StatementState.Disputed,
        [(StatementState.Approved, StatementCommand.OpenDispute)] = StatementState.Disputed,
        [(StatementState.Approved, StatementCommand.TakePayment)] = StatementState.Paying,
        [(StatementState.Disputed, StatementCommand.OpenDispute)] = StatementState.Disputed,
        [(StatementState.Disputed, StatementCommand.ResolveDispute)] = StatementState.Closed,
        [(StatementState.Paying, StatementCommand.MarkPaid)] = StatementState.Paid,
        [(StatementState.Paying, StatementCommand.MarkFailed)] = StatementState.Failed,
        [(StatementState.Paying, StatementCommand.MarkReturned)] = StatementState.Failed,
        [(StatementState.Paid, StatementCommand.MarkReturned)] = StatementState.Failed,
        [(StatementState.Failed, StatementCommand.TakePayment)] = StatementState.Paying,
        // The payee is frozen at approval: a wrong one is mended by approving again.
        [(StatementState.Approved, StatementCommand.Approve)] = StatementState.Approved,
        [(StatementState.Failed, StatementCommand.Approve)] = StatementState.Approved,
    };

    /// <summary>The state that a command leads to; null where it is not taken.</summary>
    public static StatementState? Next(StatementState from, StatementCommand by) => Table.TryGetValue((from, by), out var next) ? next : null;

    /// <summary>Null where a command is taken; else STATEMENT_STATE.</summary>
    public static Refusal? Check(ClosedStatement statement, StatementCommand command)
    {
        if (Next(statement.State, command) is not null)
            return null;
        var from = Table.Keys.Where(step => step.By == command).Select(step => Words.Upper(step.From)).Distinct();
        return new Refusal(
            RefusalKind.FailedPrecondition, "STATEMENT_STATE",
            $"The statement of {statement.Period.Id} is {Words.Upper(statement.State)}: this takes one that is {string.Join(" or ", from)}.{Hint(statement)}", null,
            new Dictionary<string, string> { ["state"] = Words.Upper(statement.State), ["allowed"] = string.Join(",", from) });
    }

    private static string Hint(ClosedStatement statement) => statement.State == StatementState.Carried
        ? " Its amount is a line of the next statement."
        : "";
}
