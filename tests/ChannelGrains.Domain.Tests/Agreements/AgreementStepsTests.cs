using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Agreements;

/// <summary>Every step in every state.</summary>
public sealed class AgreementStepsTests
{
    private const string Refused = "AGREEMENT_STATE";

    // Where each command leads, by state; the columns are DRAFT, AMEND, SUBMIT, CONFIRM, SIGN, TERMINATE.
    private static readonly Dictionary<AgreementState, string[]> Expected = new()
    {
        [AgreementState.Unspecified] = ["Draft", Refused, Refused, Refused, Refused, Refused],
        [AgreementState.Draft] = ["Draft", Refused, "InReview", Refused, Refused, "Terminated"],
        [AgreementState.InReview] = ["Draft", Refused, Refused, "InReview", "Signed", "Terminated"],
        [AgreementState.Signed] = [Refused, "Draft", Refused, Refused, Refused, "Terminated"],
        [AgreementState.Active] = [Refused, "Draft", Refused, Refused, Refused, "Terminated"],
        [AgreementState.Expired] = ["Draft", Refused, Refused, Refused, Refused, Refused],
        [AgreementState.Terminated] = ["Draft", Refused, Refused, Refused, Refused, Refused],
        [AgreementState.Superseded] = [Refused, Refused, Refused, Refused, Refused, Refused],
    };

    public static TheoryData<AgreementState, AgreementStep> Pairs => new MatrixTheoryData<AgreementState, AgreementStep>(
        Enum.GetValues<AgreementState>(), Enum.GetValues<AgreementStep>().Where(step => step is >= AgreementStep.Draft and <= AgreementStep.Terminate));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Check_ACommandInAState_LeadsOnOrIsRefused(AgreementState state, AgreementStep step)
    {
        var refusal = AgreementSteps.Check(1, state, step);

        Assert.Equal(Expected[state][(int)step - 1], refusal?.Reason ?? AgreementSteps.Table[(state, step)].ToString());
        Assert.All(refusal is null ? [] : new[] { refusal }, each => Assert.Equal(RefusalKind.FailedPrecondition, each.Kind));
    }

    [Fact]
    public void Check_ARefusedOne_NamesTheStepsThatAreAllowed()
    {
        Assert.EndsWith("allowed is AMEND, TERMINATE.", AgreementSteps.Check(1, AgreementState.Active, AgreementStep.Draft)!.Message, StringComparison.Ordinal);
        Assert.EndsWith("none is left for it.", AgreementSteps.Check(1, AgreementState.Superseded, AgreementStep.Draft)!.Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no agreement", AgreementSteps.Check(0, AgreementState.Unspecified, AgreementStep.Sign)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfTheStepsThatComeWithTheDay_IsWhatTheTimelineDoes() => Assert.Equal(
        ["Active Expire Expired", "Active Supersede Superseded", "Signed Begin Active", "Signed Supersede Superseded"],
        AgreementSteps.Table.Where(row => row.Key.Step > AgreementStep.Terminate).Select(row => $"{row.Key.From} {row.Key.Step} {row.Value}").Order(StringComparer.Ordinal));
}
