using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Actions;

/// <summary>Every step in every state.</summary>
public sealed class ActionStepsTests
{
    /// <summary>By state, what becomes of each step: open, assign, start, complete, verify, return, cancel.</summary>
    private static readonly Dictionary<ActionState, string> Expected = new()
    {
        [ActionState.Unspecified] = "Open ACTION_NOT_FOUND ACTION_NOT_FOUND ACTION_NOT_FOUND ACTION_NOT_FOUND ACTION_NOT_FOUND ACTION_NOT_FOUND",
        [ActionState.Open] = "ACTION_EXISTS Open InProgress ACTION_STATE ACTION_STATE ACTION_STATE Cancelled",
        [ActionState.InProgress] = "ACTION_EXISTS InProgress ACTION_STATE Done ACTION_STATE ACTION_STATE Cancelled",
        [ActionState.Done] = "ACTION_EXISTS ACTION_STATE ACTION_STATE ACTION_STATE Verified InProgress ACTION_STATE",
        [ActionState.Verified] = "ACTION_EXISTS ACTION_STATE ACTION_STATE ACTION_STATE ACTION_STATE ACTION_STATE ACTION_STATE",
        [ActionState.Cancelled] = "ACTION_EXISTS ACTION_STATE ACTION_STATE ACTION_STATE ACTION_STATE ACTION_STATE ACTION_STATE",
    };

    public static TheoryData<ActionState> States => [.. Enum.GetValues<ActionState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Check_EveryStepInAState_LeadsOnOrIsRefused(ActionState state)
    {
        var steps = Enum.GetValues<ActionStep>().Where(step => step != ActionStep.Unspecified);

        Assert.Equal(Expected[state], string.Join(' ', steps.Select(step => ActionSteps.Check("A-1", state, step)?.Reason ?? $"{ActionSteps.Table[(state, step)]}")));
    }

    [Fact]
    public void Check_AStepThatCannotBeTaken_NamesThoseThatCan()
    {
        Assert.Contains("A-1 is IN_PROGRESS, so it cannot take the step START: allowed is ASSIGN, COMPLETE, CANCEL.", ActionSteps.Check("A-1", ActionState.InProgress, ActionStep.Start)!.Message, StringComparison.Ordinal);
        Assert.EndsWith("no step is left.", ActionSteps.Check("A-1", ActionState.Verified, ActionStep.Return)!.Message, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.FailedPrecondition, ActionSteps.Check("A-1", ActionState.Open, ActionStep.Verify)!.Kind);
    }
}
