using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.Compliance;

public sealed class ComplianceStatusTests
{
    private static readonly Requirement Licence = new("licence", RequirementKind.Licence, "Licence", [], [], [ComplianceGate.Payout], 365, [90, 30, 7], BusinessDay.Of(2026, 1, 1), false, 1);

    [Theory]
    [InlineData("2026-03-31", ComplianceState.Missing, null)]
    [InlineData("2026-04-01", ComplianceState.Valid, "2026-12-31")]
    [InlineData("2026-10-01", ComplianceState.Valid, "2026-12-31")]
    [InlineData("2026-10-02", ComplianceState.Expiring, "2026-12-31")]
    [InlineData("2026-12-31", ComplianceState.Expiring, "2026-12-31")]
    [InlineData("2027-01-01", ComplianceState.Expired, "2026-12-31")]
    public void Of_OnePeriod_IsByTheDay(string day, ComplianceState state, string? until) => Check(day, state, until, Shown("2026-04-01", "2026-12-31"));

    [Fact]
    public void Of_PeriodsThatFollowEachOther_EndsWithTheLast()
    {
        ShownPeriod[] shown = [Shown("2026-04-01", "2026-06-30"), Shown("2026-07-01", "2026-12-31"), Shown("2027-02-01", null)];
        Check("2026-05-01", ComplianceState.Valid, "2026-12-31", shown);
        Check("2027-01-15", ComplianceState.Expired, "2026-12-31", shown);
        Check("2027-02-01", ComplianceState.Valid, null, shown);
    }

    [Fact]
    public void Of_WhatWasTakenBack_IsMissingUntilItIsShownAgain()
    {
        ShownPeriod[] shown = [Shown("2026-04-01", null), Shown("2026-06-01", null, isMet: false)];
        Check("2026-05-31", ComplianceState.Valid, null, shown);
        Check("2026-06-01", ComplianceState.Missing, null, shown);
        Check("2026-06-01", ComplianceState.Valid, null, [.. shown, Shown("2026-06-01", null)]);
    }

    [Theory]
    [InlineData("2026-10-01", null, "2026-10-02")]
    [InlineData("2026-10-02", "90", "2026-12-01")]
    [InlineData("2026-11-30", "90", "2026-12-01")]
    [InlineData("2026-12-01", "30", "2026-12-24")]
    [InlineData("2026-12-24", "7", "2027-01-01")]
    [InlineData("2026-12-31", "7", "2027-01-01")]
    [InlineData("2027-01-01", "0", null)]
    public void Notices_OfWhatEnds_AreOneAfterTheOther(string day, string? notice, string? next)
    {
        var status = ComplianceStatus.Of(Licence, [Shown("2026-04-01", "2026-12-31")], BusinessDay.Parse(day));
        Assert.Equal(notice is null ? null : $"compliance:licence:2026-12-31:{notice}", ComplianceNotices.Of(status, BusinessDay.Parse(day))?.Cause);
        Assert.Equal(next, ComplianceNotices.NextAfter(status, BusinessDay.Parse(day))?.ToString());
    }

    [Fact]
    public void IsAskedOf_APartner_IsByTypeRegionAndDay()
    {
        var requirement = Licence with { ChannelTypes = [ChannelType.Direct], Regions = ["cn/sichuan"] };
        Assert.True(requirement.IsAskedOf(new(ChannelType.Direct, "cn/sichuan/chengdu", "Etc/UTC"), null, BusinessDay.Of(2026, 1, 1)));
        Assert.False(requirement.IsAskedOf(new(ChannelType.Direct, "cn/sichuan/chengdu", "Etc/UTC"), null, BusinessDay.Of(2025, 12, 31)));
        Assert.False(requirement.IsAskedOf(new(ChannelType.Internal, "cn/sichuan/chengdu", "Etc/UTC"), null, BusinessDay.Of(2026, 1, 1)));
        Assert.False(requirement.IsAskedOf(new(ChannelType.Direct, "cn/sichuan2", "Etc/UTC"), null, BusinessDay.Of(2026, 1, 1)));
        Assert.False((requirement with { IsRetired = true }).IsAskedOf(new(ChannelType.Direct, "cn/sichuan", "Etc/UTC"), null, BusinessDay.Of(2026, 1, 1)));
    }

    [Fact]
    public void IsAskedOf_APartner_IsByTierAndCategoryOfItsAgreement()
    {
        var (placement, day) = (new PartnerPlacement(ChannelType.Direct, "cn/sichuan", "Etc/UTC"), BusinessDay.Of(2026, 1, 1));
        var (gold, tea) = (Licence with { AgreementTiers = ["gold"] }, Licence with { Categories = ["tea", "cups"] });
        Assert.True(Licence.IsAskedOf(placement, null, day));
        Assert.False(gold.IsAskedOf(placement, null, day));
        Assert.False(tea.IsAskedOf(placement, null, day));
        Assert.False(gold.IsAskedOf(placement, AgreementScope.Open, day));
        Assert.True(tea.IsAskedOf(placement, AgreementScope.Open, day));
        Assert.True(gold.IsAskedOf(placement, AgreementScope.Of("gold", ["coffee"]), day));
        Assert.False(tea.IsAskedOf(placement, AgreementScope.Of("gold", ["coffee"]), day));
        Assert.True(tea.IsAskedOf(placement, AgreementScope.Of("", ["coffee", "cups"]), day));
        Assert.False((gold with { Categories = ["tea"] }).IsAskedOf(placement, AgreementScope.Of("gold", ["coffee"]), day));
    }

    [Theory]
    [InlineData("2025-12-31", "2026-01-01")]
    [InlineData("2026-01-01", "2026-03-01")]
    [InlineData("2026-03-01", "2026-05-01")]
    [InlineData("2026-05-01", "2026-07-01")]
    [InlineData("2026-07-01", null)]
    public void NextChangeAfter_OfRequirementsAndVersions_IsTheEarlier(string day, string? next)
    {
        var requirements = Requirements.None.With(Licence).With(Licence with { Id = "later", From = BusinessDay.Parse("2026-05-01") }).With(Licence with { Id = "gone", From = BusinessDay.Parse("2026-02-01"), IsRetired = true });
        var book = new AgreementBook();
        book.Restore([new() { Number = 1, From = BusinessDay.Parse("2026-03-01"), Until = BusinessDay.Parse("2026-06-30"), SignedAt = 1 }], [], [], 1);
        Assert.Equal(next, requirements.NextChangeAfter(new AskedPartner(null!, book), BusinessDay.Parse(day))?.ToString());
    }

    [Fact]
    public void Book_OfManyPeriods_KeepsTheLatest()
    {
        var book = new ComplianceBook();
        for (var number = 0; number < 3 * ComplianceLimits.MaxPeriods; number++)
            book.Apply(Shown("2026-04-01", "2026-12-31").Recorded, number);
        Assert.Equal((ComplianceLimits.MaxPeriods, (3 * ComplianceLimits.MaxPeriods) - 1), (book.Of("licence").Count, (int)book.Of("licence")[^1].Version));
    }

    private static void Check(string day, ComplianceState state, string? until, params ShownPeriod[] shown)
    {
        var status = ComplianceStatus.Of(Licence, shown, BusinessDay.Parse(day));
        Assert.Equal((state, until), (status.State, status.Until?.ToString()));
    }

    private static ShownPeriod Shown(string from, string? until, bool isMet = true) =>
        new(new ComplianceRecorded("licence", isMet, BusinessDay.Parse(from), until is null ? null : BusinessDay.Parse(until), "", "No. 1", ""), 2);
}
