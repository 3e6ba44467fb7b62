using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class PartnerStateTests
{
    private static readonly BusinessDay Today = Example.Today;

    [Fact]
    public void MaySell_ActiveSinceEver_IsTrueOnEveryDay()
    {
        var partner = Example.Partner();
        Assert.True(partner.MaySell(Example.Day("1900-01-01")) && partner.MaySell(Example.Day("2100-01-01")));
        Assert.Null(partner.ActiveFrom);
    }

    [Fact]
    public void MaySell_ActiveFromADay_IsFalseBeforeIt()
    {
        var partner = Example.Partner(activeFrom: Today);
        Assert.Equal((false, true), (partner.MaySell(Today.AddDays(-1)), partner.MaySell(Today)));
        Assert.Equal((LifecycleState.Prospect, Today), (partner.StateOn(Today.AddDays(-1)), partner.ActiveFrom));
    }

    [Fact]
    public void MaySell_Prospect_IsFalse() => Assert.False(Example.Partner(LifecycleState.Prospect).MaySell(Today));

    /// <summary>ACTIVE from day 10, SUSPENDED from 15, ended after day 20.</summary>
    [Theory]
    [InlineData(0, 9, false)]
    [InlineData(0, 10, true)]
    [InlineData(12, 13, true)]
    [InlineData(16, 16, true)]
    [InlineData(20, 30, true)]
    [InlineData(21, 30, false)]
    [InlineData(12, 11, false)]
    public void MaySellWithin_AnyDays_IsTrueWhereItMaySellOnOneOfThem(int first, int last, bool may)
    {
        var partner = Example.Partner(activeFrom: Today.AddDays(10));
        partner = partner.After(new SuspendPartner("audit").Decide(partner, Today.AddDays(15)).Require());
        partner = partner.After(new TerminatePartner("over", null).Decide(partner, Today.AddDays(20), Today).Require());

        Assert.Equal(may, partner.Timeline.MaySellWithin(Today.AddDays(first), Today.AddDays(last)));
        Assert.Equal(may, Enumerable.Range(first, Math.Max(0, last - first + 1)).Any(day => partner.MaySell(Today.AddDays(day))));
    }

    [Fact]
    public void Suspend_Active_SellsOnFromToday()
    {
        var partner = Example.Partner();
        partner = partner.After(new SuspendPartner("audit").Decide(partner, Today).Require());
        Assert.Equal((LifecycleState.Active, LifecycleState.Suspended), (partner.StateOn(Today.AddDays(-1)), partner.StateOn(Today)));
        Assert.True(partner.MaySell(Today));
        AssertRefused(new SuspendPartner("again").Decide(partner, Today), "PARTNER_STATE");
    }

    [Fact]
    public void Resume_Suspended_IsActiveFromToday()
    {
        var partner = Example.Partner();
        AssertRefused(new ResumePartner("not suspended").Decide(partner, Today), "PARTNER_STATE");
        partner = partner.After(new SuspendPartner("audit").Decide(partner, Today.AddDays(-3)).Require());
        partner = partner.After(new ResumePartner("clean").Decide(partner, Today).Require());
        Assert.Equal((LifecycleState.Suspended, LifecycleState.Active), (partner.StateOn(Today.AddDays(-1)), partner.StateOn(Today)));
    }

    [Fact]
    public void Resume_SameDay_LeavesNoTraceInTheTimeline()
    {
        var partner = Example.Partner().After(
            new PartnerStateChanged(LifecycleState.Suspended, Today, "audit"), new PartnerStateChanged(LifecycleState.Active, Today, "mistake"));
        Assert.Equal([new StateFrom(BusinessDay.SinceEver, LifecycleState.Active)], partner.States.AsEnumerable());
    }

    [Fact]
    public void Terminate_NoDay_EndsAfterToday()
    {
        var partner = Example.Partner();
        partner = partner.After(new TerminatePartner("contract over", null).Decide(partner, Today, Today).Require());
        Assert.Equal((true, false), (partner.MaySell(Today), partner.MaySell(Today.AddDays(1))));
        AssertRefused(new TerminatePartner("again", null).Decide(partner, Today, Today), "PARTNER_STATE");
    }

    [Theory]
    [InlineData(LifecycleState.Active)]
    [InlineData(LifecycleState.Prospect)]
    public void Terminate_AnyStateBefore_IsTaken(LifecycleState state) =>
        Assert.False(new TerminatePartner("over", null).Decide(Example.Partner(state), Today, BusinessDay.SinceEver).IsRefused);

    [Fact]
    public void Terminate_CountedDay_IsRefused()
    {
        var terminate = new TerminatePartner("over", Today);
        AssertRefused(terminate.Decide(Example.Partner(), Today, Today), "EFFECTIVE_FROM_COUNTED");
        Assert.Equal(Today, terminate.Decide(Example.Partner(), Today, Today.AddDays(-1)).Require().From);
    }

    [Fact]
    public void Suspend_TerminationPlanned_StillEndsThen()
    {
        var partner = Example.Partner();
        partner = partner.After(new TerminatePartner("over", Example.Day("2026-03-01")).Decide(partner, Today, Today).Require());
        partner = partner.After(new SuspendPartner("audit").Decide(partner, Today).Require());
        Assert.Equal((LifecycleState.Suspended, LifecycleState.Terminated), (partner.StateOn(Example.Day("2026-02-28")), partner.StateOn(Example.Day("2026-03-01"))));
    }

    [Fact]
    public void Terminate_ActivePlanned_NeverBecomesActive()
    {
        var partner = Example.Partner(activeFrom: Today.AddDays(30));
        partner = partner.After(new TerminatePartner("called off", null).Decide(partner, Today, BusinessDay.SinceEver).Require());
        Assert.False(partner.MaySell(Today.AddDays(40)));
        Assert.Null(partner.ActiveFrom);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void AnyChange_NoReason_IsRefused(string reason)
    {
        AssertRefused(new SuspendPartner(reason).Decide(Example.Partner(), Today), "REASON_EMPTY");
        AssertRefused(new ResumePartner(reason).Decide(Example.Partner(), Today), "REASON_EMPTY");
        AssertRefused(new TerminatePartner(reason, null).Decide(Example.Partner(), Today, Today), "REASON_EMPTY");
    }

    private static void AssertRefused(Outcome<PartnerStateChanged> outcome, string reason)
    {
        Assert.True(outcome.IsRefused);
        Assert.Equal(reason, outcome.Refusal.Reason);
    }
}
