using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Selection;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

/// <summary>Every command in every state, by the commands themselves.</summary>
public sealed class LifecycleTableTests
{
    private static readonly BusinessDay Today = Example.Today;

    /// <summary>What is allowed and where it leads; nothing else is.</summary>
    private static readonly Dictionary<(LifecycleState, LifecycleCommand), LifecycleState> Allowed = new()
    {
        [(LifecycleState.Prospect, LifecycleCommand.Score)] = LifecycleState.Prospect,
        [(LifecycleState.Prospect, LifecycleCommand.Advance)] = LifecycleState.Qualified,
        [(LifecycleState.Prospect, LifecycleCommand.Terminate)] = LifecycleState.Terminated,
        [(LifecycleState.Qualified, LifecycleCommand.Plan)] = LifecycleState.Qualified,
        [(LifecycleState.Qualified, LifecycleCommand.Advance)] = LifecycleState.Negotiating,
        [(LifecycleState.Qualified, LifecycleCommand.Terminate)] = LifecycleState.Terminated,
        [(LifecycleState.Negotiating, LifecycleCommand.Plan)] = LifecycleState.Negotiating,
        [(LifecycleState.Negotiating, LifecycleCommand.Advance)] = LifecycleState.Contracted,
        [(LifecycleState.Negotiating, LifecycleCommand.Terminate)] = LifecycleState.Terminated,
        [(LifecycleState.Contracted, LifecycleCommand.Advance)] = LifecycleState.Active,
        [(LifecycleState.Contracted, LifecycleCommand.Terminate)] = LifecycleState.Terminated,
        [(LifecycleState.Active, LifecycleCommand.Suspend)] = LifecycleState.Suspended,
        [(LifecycleState.Active, LifecycleCommand.Terminate)] = LifecycleState.Terminated,
        [(LifecycleState.Suspended, LifecycleCommand.Resume)] = LifecycleState.Active,
        [(LifecycleState.Suspended, LifecycleCommand.Terminate)] = LifecycleState.Terminated,
    };

    public static MatrixTheoryData<LifecycleState, LifecycleCommand> Pairs => new(
        Enum.GetValues<LifecycleState>().Where(state => state != LifecycleState.Unspecified), Enum.GetValues<LifecycleCommand>());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Decide_CommandInAState_IsTheTables(LifecycleState state, LifecycleCommand command)
    {
        var partner = In(state);
        var (refusal, after) = Run(partner, command);

        if (Allowed.TryGetValue((state, command), out var to))
        {
            Assert.Null(refusal);
            Assert.Equal(to, after!.StateOn(Today));
            Assert.Equal(to, LifecycleTable.Find(state, command)!.To);
            return;
        }
        Assert.Null(LifecycleTable.Find(state, command));
        Assert.Equal((RefusalKind.FailedPrecondition, "PARTNER_STATE"), (refusal!.Kind, refusal.Reason));
        Assert.Equal(LifecycleTable.Name(state), refusal.Metadata!["state"]);
        var allowed = Allowed.Keys.Where(key => key.Item1 == state).Select(key => key.Item2).ToList();
        Assert.Equal(string.Join(",", allowed), refusal.Metadata["allowed"]);
        Assert.All(allowed, one => Assert.Contains(one.ToString(), refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_OfTheTable_AreEachOnceAndSayWhatTheyNeed()
    {
        Assert.Equal(LifecycleTable.Steps.Length, LifecycleTable.Steps.Select(step => (step.From, step.Command)).Distinct().Count());
        Assert.All(LifecycleTable.Steps, step => Assert.NotEmpty(step.Needs));
    }

    internal static PartnerLife In(LifecycleState state)
    {
        var partner = Example.Partner(LifecycleState.Prospect);
        for (var next = LifecycleState.Qualified; next <= state && next <= LifecycleState.Active; next++)
            partner = partner.After(new PartnerStateChanged(next, Today.AddDays(-9 + (int)next), "a step"));
        return state > LifecycleState.Active ? partner.After(new PartnerStateChanged(state, Today.AddDays(-1), "a step")) : partner;
    }

    private static (Refusal? Refusal, PartnerLife? After) Run(PartnerLife partner, LifecycleCommand command) => command switch
    {
        LifecycleCommand.Score => (new ScorePartner([new("fit", 80)], "", 0).Decide(partner, Today, new([new("fit", 1, "")], 70, 1)).Refusal, partner),
        LifecycleCommand.Plan => (new PlanCooperation("together", "", null, null, null).Decide(partner, Today, 0).Refusal, partner),
        LifecycleCommand.Advance => After(partner, new AdvancePartner(default, "a document", null, null).Decide(partner, Today, (_, _) => new Outcome<IReadOnlyList<StepEvidence>>())),
        LifecycleCommand.Suspend => After(partner, new SuspendPartner("an audit").Decide(partner, Today)),
        LifecycleCommand.Resume => After(partner, new ResumePartner("all well").Decide(partner, Today)),
        LifecycleCommand.Terminate => After(partner, new TerminatePartner("over", Today).Decide(partner, Today, BusinessDay.SinceEver)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static (Refusal?, PartnerLife?) After(PartnerLife partner, Outcome<PartnerStateChanged> outcome) =>
        outcome.IsRefused ? (outcome.Refusal, null) : (null, partner.After(outcome.Value));
}
