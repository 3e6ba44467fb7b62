using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Agreements;

/// <summary>The life of a version of an agreement (合作协议).</summary>
public static class AgreementSteps
{
    /// <summary>
    /// From which state which step leads where. What is not listed is refused. BEGIN, EXPIRE and SUPERSEDE are taken by nobody: they come with the business
    /// day, as <see cref="AgreementTimeline"/> says, and so does TERMINATE of what is signed. DRAFT of what has ended begins a new version; AMEND too, beside
    /// the one that is signed.
    /// </summary>
    public static readonly IReadOnlyDictionary<(AgreementState From, AgreementStep Step), AgreementState> Table =
        new Dictionary<(AgreementState, AgreementStep), AgreementState>
        {
            [(AgreementState.Unspecified, AgreementStep.Draft)] = AgreementState.Draft,
            [(AgreementState.Expired, AgreementStep.Draft)] = AgreementState.Draft,
            [(AgreementState.Terminated, AgreementStep.Draft)] = AgreementState.Draft,
            [(AgreementState.Draft, AgreementStep.Draft)] = AgreementState.Draft,
            [(AgreementState.InReview, AgreementStep.Draft)] = AgreementState.Draft,
            [(AgreementState.Signed, AgreementStep.Amend)] = AgreementState.Draft,
            [(AgreementState.Active, AgreementStep.Amend)] = AgreementState.Draft,
            [(AgreementState.Draft, AgreementStep.Submit)] = AgreementState.InReview,
            [(AgreementState.InReview, AgreementStep.Confirm)] = AgreementState.InReview,
            [(AgreementState.InReview, AgreementStep.Sign)] = AgreementState.Signed,
            [(AgreementState.Signed, AgreementStep.Begin)] = AgreementState.Active,
            [(AgreementState.Signed, AgreementStep.Supersede)] = AgreementState.Superseded,
            [(AgreementState.Active, AgreementStep.Supersede)] = AgreementState.Superseded,
            [(AgreementState.Active, AgreementStep.Expire)] = AgreementState.Expired,
            [(AgreementState.Draft, AgreementStep.Terminate)] = AgreementState.Terminated,
            [(AgreementState.InReview, AgreementStep.Terminate)] = AgreementState.Terminated,
            [(AgreementState.Signed, AgreementStep.Terminate)] = AgreementState.Terminated,
            [(AgreementState.Active, AgreementStep.Terminate)] = AgreementState.Terminated,
        };

    private static readonly AgreementStep[] Commands =
        [AgreementStep.Draft, AgreementStep.Amend, AgreementStep.Submit, AgreementStep.Confirm, AgreementStep.Sign, AgreementStep.Terminate];

    /// <summary>Null when somebody may take the step; else AGREEMENT_STATE, which names the steps that may be taken.</summary>
    /// <param name="number">The version that it is about; 0 where there is none.</param>
    /// <param name="state">Its state today.</param>
    /// <param name="step">A command.</param>
    public static Refusal? Check(int number, AgreementState state, AgreementStep step)
    {
        if (Table.ContainsKey((state, step)))
            return null;
        var allowed = Commands.Where(command => Table.ContainsKey((state, command))).Select(Words.Upper).ToList();
        var subject = number == 0 ? "There is no agreement" : $"Version {number} of the agreement is {Words.Upper(state)}";
        return Refusal.FailedPrecondition("AGREEMENT_STATE",
            $"{subject}, so the step {Words.Upper(step)} cannot be taken: {(allowed.Count > 0 ? $"allowed is {string.Join(", ", allowed)}" : "none is left for it")}.");
    }
}
