using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class AdvancePartnerTests
{
    private static readonly BusinessDay Today = Example.Today;

    private static readonly AdvancePartner Advance = new(LifecycleState.Unspecified, "a document", null, null);

    [Fact]
    public void Decide_NothingSaid_IsTheNextStepFromTodayWithWhatWasFound()
    {
        var found = new StepEvidence(EvidenceKind.Score, 3, "score 80");
        var fact = Advance.Decide(LifecycleTableTests.In(LifecycleState.Prospect), Today, (to, from) =>
            (to, from) == (LifecycleState.Qualified, Today) ? new List<StepEvidence> { found } : Refusal.FailedPrecondition("NO", "no")).Require();
        Assert.Equal((LifecycleState.Qualified, Today, "a document"), (fact.State, fact.From, fact.Reason));
        Assert.Equal([found], fact.Evidence);
    }

    [Fact]
    public void Decide_SomethingMissingForTheStep_IsRefusedSo() =>
        Assert.Equal("SCORE_MISSING", Advance.Decide(LifecycleTableTests.In(LifecycleState.Prospect), Today, (_, _) => Refusal.FailedPrecondition("SCORE_MISSING", "")).Refusal!.Reason);

    [Fact]
    public void Decide_AnotherStepMeant_IsRefused() =>
        AssertRefused(Advance with { To = LifecycleState.Negotiating }, LifecycleTableTests.In(LifecycleState.Prospect), "PARTNER_STATE");

    [Fact]
    public void Decide_NoEvidence_IsRefused() => AssertRefused(Advance with { Evidence = " " }, LifecycleTableTests.In(LifecycleState.Prospect), "REASON_EMPTY");

    [Fact]
    public void Decide_StaleEtag_IsAborted()
    {
        var refusal = Decide(Advance with { Etag = "7" }, LifecycleTableTests.In(LifecycleState.Prospect)).Refusal!;
        Assert.Equal((RefusalKind.Aborted, "ETAG_MISMATCH"), (refusal.Kind, refusal.Reason));
        Assert.False(Decide(Advance with { Etag = "1" }, LifecycleTableTests.In(LifecycleState.Prospect)).IsRefused);
    }

    [Fact]
    public void Decide_DayBeforeThePresentState_IsRefused()
    {
        var partner = LifecycleTableTests.In(LifecycleState.Qualified);
        var since = partner.States[^1].From;
        AssertRefused(Advance with { EffectiveFrom = since.AddDays(-1) }, partner, "EFFECTIVE_FROM_EARLY");
        Assert.Equal(since, Decide(Advance with { EffectiveFrom = since }, partner).Require().From);
    }

    [Fact]
    public void Decide_DayBeforeItWasKnown_IsRefused()
    {
        var partner = PartnerLife.Apply(null, new PartnerCreated("p-1", Example.Partner().Particulars, LifecycleState.Prospect, null, 1) { KnownSince = Today.AddDays(-3) }, 1, 1);
        AssertRefused(Advance with { EffectiveFrom = Today.AddDays(-4) }, partner, "EFFECTIVE_FROM_EARLY");
        Assert.False(Decide(Advance with { EffectiveFrom = Today.AddDays(-3) }, partner).IsRefused);
    }

    [Fact]
    public void Decide_DayToCome_IsForTheStartAlone()
    {
        AssertRefused(Advance with { EffectiveFrom = Today.AddDays(1) }, LifecycleTableTests.In(LifecycleState.Negotiating), "EFFECTIVE_FROM_AHEAD");

        var contracted = LifecycleTableTests.In(LifecycleState.Contracted);
        var planned = contracted.After(Decide(Advance with { EffectiveFrom = Today.AddDays(1) }, contracted).Require());
        Assert.Equal((LifecycleState.Contracted, LifecycleState.Active), (planned.StateOn(Today), planned.StateOn(Today.AddDays(1))));
        Assert.Equal((false, true), (planned.MaySell(Today), planned.MaySell(Today.AddDays(1))));
        AssertRefused(Advance, planned, "PARTNER_STATE");
    }

    [Fact]
    public void Decide_AllStepsOnOneDay_AreAllReached()
    {
        var partner = Example.Partner(LifecycleState.Prospect);
        for (var step = 0; step < 4; step++)
            partner = partner.After(Decide(Advance, partner).Require());
        Assert.Equal(LifecycleState.Active, partner.StateOn(Today));
        Assert.Equal(LifecycleState.Prospect, partner.StateOn(Today.AddDays(-1)));
        Assert.Equal(Recruitment.Steps, partner.Recruitment!.Reached.Length);
        Assert.All(partner.Recruitment.Reached.Skip(1), day => Assert.Equal(Today, day));
    }

    private static Outcome<PartnerStateChanged> Decide(AdvancePartner command, PartnerLife partner) => command.Decide(partner, Today, (_, _) => new List<StepEvidence>());

    private static void AssertRefused(AdvancePartner command, PartnerLife partner, string reason) => Assert.Equal(reason, Decide(command, partner).Refusal?.Reason);
}
