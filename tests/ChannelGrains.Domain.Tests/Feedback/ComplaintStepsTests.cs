using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Feedback;

/// <summary>Every step in every state.</summary>
public sealed class ComplaintStepsTests
{
    [Theory]
    [InlineData(ComplaintState.Unspecified, ComplaintStep.Open, "OPEN")]
    [InlineData(ComplaintState.Unspecified, ComplaintStep.Answer, "COMPLAINT_NOT_FOUND")]
    [InlineData(ComplaintState.Open, ComplaintStep.Open, "COMPLAINT_EXISTS")]
    [InlineData(ComplaintState.Open, ComplaintStep.Answer, "ANSWERED")]
    [InlineData(ComplaintState.Answered, ComplaintStep.Open, "COMPLAINT_EXISTS")]
    [InlineData(ComplaintState.Answered, ComplaintStep.Answer, "COMPLAINT_STATE")]
    public void Check_AStepInAState_LeadsOnOrIsRefused(ComplaintState state, ComplaintStep step, string expected)
    {
        var refusal = ComplaintSteps.Check("C-1", state, step);

        Assert.Equal(expected, refusal?.Reason ?? ComplaintSteps.Table[(state, step)].ToString().ToUpperInvariant());
    }

    [Fact]
    public void Check_StepsOfTheTable_AreAllTriedAbove() =>
        Assert.Equal(6, Enum.GetValues<ComplaintState>().Length * Enum.GetValues<ComplaintStep>().Length);

    [Fact]
    public void Check_AnAnsweredOne_NamesTheStepsThatAreLeft()
    {
        var refusal = ComplaintSteps.Check("C-1", ComplaintState.Answered, ComplaintStep.Answer)!;

        Assert.Equal(RefusalKind.FailedPrecondition, refusal.Kind);
        Assert.EndsWith("no step is left.", refusal.Message, StringComparison.Ordinal);
    }
}
