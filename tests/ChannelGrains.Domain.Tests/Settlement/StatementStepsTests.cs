using ChannelGrains.Domain.Settlement;
using Xunit;
using static ChannelGrains.Domain.Settlement.StatementCommand;
using static ChannelGrains.Domain.Settlement.StatementState;

namespace ChannelGrains.Domain.Tests.Settlement;

public sealed class StatementStepsTests
{
    private static readonly Dictionary<(StatementState, StatementCommand), StatementState> Allowed = new()
    {
        [(Closed, Approve)] = Approved,
        [(Closed, StatementCommand.OpenDispute)] = Disputed,
        [(Approved, Approve)] = Approved,
        [(Approved, StatementCommand.OpenDispute)] = Disputed,
        [(Approved, StatementCommand.TakePayment)] = Paying,
        [(Disputed, StatementCommand.OpenDispute)] = Disputed,
        [(Disputed, StatementCommand.ResolveDispute)] = Closed,
        [(Paying, MarkPaid)] = Paid,
        [(Paying, MarkFailed)] = Failed,
        [(Paying, MarkReturned)] = Failed,
        [(Paid, MarkReturned)] = Failed,
        [(Failed, StatementCommand.TakePayment)] = Paying,
        [(Failed, Approve)] = Approved,
    };

    public static TheoryData<StatementState, StatementCommand> Pairs => [.. from state in Enum.GetValues<StatementState>()[1..]
                                                                            from command in Enum.GetValues<StatementCommand>()
                                                                            select (state, command)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Step_FromAStateByACommand_LeadsWhereTheDesignSays(StatementState state, StatementCommand command)
    {
        var statement = new ClosedStatement { Month = 672, State = state };
        var isAllowed = Allowed.TryGetValue((state, command), out var next);

        Assert.Equal(isAllowed ? next : null, StatementSteps.Next(state, command));
        Assert.Equal(isAllowed ? null : "STATEMENT_STATE", StatementSteps.Check(statement, command)?.Reason);
    }
}
