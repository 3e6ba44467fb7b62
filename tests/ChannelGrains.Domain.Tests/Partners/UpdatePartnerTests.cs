using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class UpdatePartnerTests
{
    private static readonly PartnerParticulars Moved = Example.Particulars with { DisplayName = "New", Region = "cn/beijing", ChannelType = ChannelType.Direct };

    private readonly PartnerLife _partner = Example.Partner();

    [Fact]
    public void Decide_NameAlone_TakesEffectAtOnceAndReadsNothingElse()
    {
        var after = _partner.After(Update(["display_name"]).Require());
        Assert.Equal("New", after.Particulars.DisplayName);
        Assert.Equal(_partner.Particulars.Placement, after.Particulars.Placement);
        Assert.Single(after.Placements);
    }

    [Fact]
    public void Decide_Origin_IsReplacedOrStays()
    {
        var named = _partner.After((new UpdatePartner(Moved, ["origin"], null, null) { Origin = new(OriginKind.EmployeeReferral, "Li Wei") }).Decide(_partner, Example.Today, BusinessDay.SinceEver).Require());
        Assert.Equal(new PartnerOrigin(OriginKind.EmployeeReferral, "Li Wei"), named.Recruitment?.Origin);
        // It was taken over: knowing whence does not make it a candidate.
        Assert.Null(named.Recruitment?.KnownSince);

        var renamed = named.After(new UpdatePartner(Moved, ["display_name"], null, null).Decide(named, Example.Today, BusinessDay.SinceEver).Require());
        Assert.Equal(named.Recruitment, renamed.Recruitment);
        Assert.Null(renamed.After(new UpdatePartner(Moved, ["origin"], null, null).Decide(renamed, Example.Today, BusinessDay.SinceEver).Require()).Recruitment?.Origin);
    }

    [Fact]
    public void Decide_RegionWithoutDay_HoldsFromTomorrow()
    {
        var after = _partner.After(Update(["region"]).Require());
        Assert.Equal("cn/sichuan/chengdu", after.ParticularsOn(Example.Today).Region);
        Assert.Equal("cn/beijing", after.ParticularsOn(Example.Today.AddDays(1)).Region);
        Assert.Equal(ChannelType.Intermediary, after.ParticularsOn(Example.Today.AddDays(1)).ChannelType);
    }

    [Fact]
    public void Decide_SalesCountedAheadOfToday_HoldsFromTheDayAfterThem()
    {
        var fact = Update(["region"], lastCounted: Example.Today.AddDays(1)).Require();
        Assert.Equal(Example.Today.AddDays(2), fact.EffectiveFrom);
    }

    [Fact]
    public void Decide_DayInThePastAfterTheLastCounted_IsTaken() =>
        Assert.Equal(Example.Day("2026-01-10"), Update(["region"], Example.Day("2026-01-10"), Example.Day("2026-01-09")).Require().EffectiveFrom);

    [Fact]
    public void Decide_CountedDay_IsRefused() =>
        AssertRefused(Update(["region"], Example.Day("2026-01-10"), Example.Day("2026-01-10")), RefusalKind.FailedPrecondition, "EFFECTIVE_FROM_COUNTED", "effective_from");

    [Fact]
    public void Decide_ChangePlannedAlready_JoinsItOrComesLater()
    {
        var planned = _partner.After(Update(["region"], Example.Day("2026-03-01")).Require());
        var channel = new UpdatePartner(Moved, ["channel_type"], null, null);
        var joined = channel.Decide(planned, Example.Today, BusinessDay.SinceEver).Require();
        Assert.Equal(Example.Day("2026-03-01"), joined.EffectiveFrom);
        var after = planned.After(joined);
        Assert.Equal(2, after.Placements.Length);
        Assert.Equal(Moved.Placement with { TimeZone = "Asia/Shanghai" }, after.PlacementOn(Example.Day("2026-03-01")));
        Assert.Equal(_partner.Particulars.Placement, after.PlacementOn(Example.Day("2026-02-28")));

        AssertRefused((channel with { EffectiveFrom = Example.Day("2026-02-01") }).Decide(planned, Example.Today, BusinessDay.SinceEver),
            RefusalKind.FailedPrecondition, "EFFECTIVE_FROM_PLANNED", "effective_from");
    }

    [Fact]
    public void Decide_NameWhileARegionIsPlanned_LeavesThePlan()
    {
        var planned = _partner.After(Update(["region"], Example.Day("2026-03-01")).Require());
        var after = planned.After(new UpdatePartner(Moved, ["display_name"], null, null).Decide(planned, Example.Today, BusinessDay.SinceEver).Require());
        Assert.Equal(planned.Placements, after.Placements.AsEnumerable());
        Assert.Equal("New", after.Particulars.DisplayName);
    }

    [Fact]
    public void Decide_MaskThatIsEmptyOrUnknown_IsRefusedNamingThePath()
    {
        AssertRefused(Update([]), RefusalKind.InvalidArgument, "MASK_EMPTY", "update_mask");
        var outcome = Update(["display_name", "currency_code"]);
        AssertRefused(outcome, RefusalKind.InvalidArgument, "MASK_PATH_UNKNOWN", "update_mask");
        Assert.Contains("'currency_code'", outcome.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_Etag_MustBeTheCurrentOneWhenSet()
    {
        var after = _partner.After(Update(["display_name"]).Require());
        var update = new UpdatePartner(Moved, ["display_name"], null, _partner.Etag);
        Assert.False(update.Decide(_partner, Example.Today, BusinessDay.SinceEver).IsRefused);
        AssertRefused(update.Decide(after, Example.Today, BusinessDay.SinceEver), RefusalKind.Aborted, "ETAG_MISMATCH", null);
    }

    [Fact]
    public void Decide_BadValue_NamesTheField() => AssertRefused(
        new UpdatePartner(Moved with { TimeZone = "" }, ["time_zone"], null, null).Decide(_partner, Example.Today, BusinessDay.SinceEver),
        RefusalKind.InvalidArgument, "TIME_ZONE_UNKNOWN", "partner.time_zone");

    [Fact]
    public void Decide_TimelineFull_IsRefused()
    {
        var life = _partner;
        for (var i = 1; i < PartnerTimeline.MaxEntries; i++)
            life = life.After(new PartnerUpdated(Moved with { Region = $"r{i % 2}", TimeZone = "UTC" }, Example.Today.AddDays(i)));
        AssertRefused(new UpdatePartner(Moved, ["region"], null, null).Decide(life, Example.Today.AddDays(1_000), BusinessDay.SinceEver),
            RefusalKind.ResourceExhausted, "TIMELINE_FULL", null);
    }

    private Outcome<PartnerUpdated> Update(string[] mask, BusinessDay? effective = null, BusinessDay? lastCounted = null) =>
        new UpdatePartner(Moved, mask, effective, null).Decide(_partner, Example.Today, lastCounted ?? BusinessDay.SinceEver);

    private static void AssertRefused(Outcome<PartnerUpdated> outcome, RefusalKind kind, string reason, string? field)
    {
        Assert.True(outcome.IsRefused);
        Assert.Equal((kind, reason, field), (outcome.Refusal.Kind, outcome.Refusal.Reason, outcome.Refusal.Field));
    }
}
