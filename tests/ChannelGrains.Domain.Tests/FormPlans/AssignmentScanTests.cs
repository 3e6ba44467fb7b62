using System.Diagnostics;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Tests.Actions;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormPlans;

public sealed class AssignmentScanTests
{
    private const long Day = 86_400_000_000;

    private static readonly BusinessDay Monday = BusinessDay.Parse("2026-03-02");
    private static readonly PartnerTimeline Chengdu = Acting.Timeline("cn/sichuan/chengdu"), Yunnan = Acting.Timeline("cn/yunnan");
    private static readonly PlanSetting Weekly = new("weekly", "check", "", [], [], [], [], "FREQ=WEEKLY", [], "2026-03-02", "", 3, "", false);

    private readonly AnsweredSets _answered = new();

    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "2026-03-02 DUE")]
    [InlineData(2, "2026-03-02 DUE")]
    [InlineData(3, "2026-03-02 OVERDUE")]
    [InlineData(7, "2026-03-02 OVERDUE, 2026-03-09 DUE")]
    [InlineData(91, "2026-03-02 OVERDUE")]
    [InlineData(92, "2026-03-09 OVERDUE")]
    public void Page_OfOnePartner_IsDueForItsDaysAndThenOverdueUntilItIsOld(int daysLater, string expected)
    {
        var plan = Plan(daysLater < 90 ? Weekly : Weekly with { Recurrence = "FREQ=WEEKLY;COUNT=2" });
        var page = Page([plan], ["p-1"], daysLater);

        Assert.Equal(expected, string.Join(", ", page.Take(daysLater < 90 ? 9 : 1).Select(one => $"{one.BeginsOn} {one.State.ToString().ToUpperInvariant()}")));
    }

    [Fact]
    public void Page_OfAScope_HoldsItsRegionsTypesPartnersAndStores()
    {
        string[] partners = ["p-1", "p-2", "p-3", "y-1"];

        Assert.Equal(["p-1", "p-2", "p-3"], Asked(Weekly with { Regions = ["cn/sichuan"] }));
        Assert.Equal([], Asked(Weekly with { Regions = ["cn/sich"] }));
        Assert.Equal([], Asked(Weekly with { ChannelTypes = [ChannelType.Internal] }));
        Assert.Equal(["p-2", "y-1"], Asked(Weekly with { PartnerIds = ["y-1", "p-2", "nobody"] }));
        Assert.Equal(["p-1 a", "p-1 b", "y-1 a"], Asked(Weekly with { Stores = [new("y-1", "a"), new("p-1", "b"), new("p-1", "a"), new("nobody", "a")] }));
        Assert.Equal([], Asked(Weekly with { IsPaused = true }));

        IEnumerable<string> Asked(PlanSetting plan) => Page([Plan(plan)], partners, 0).Select(one => $"{one.PartnerId} {one.StoreId}".TrimEnd());
    }

    [Fact]
    public void Page_WhatWasAnswered_IsDoneOfThatDayAndStoreOnly()
    {
        var plan = Plan(Weekly);
        _answered.Add("p-1", new("weekly", Monday, "", "r-1"));
        _answered.Add("p-2", new("weekly", Monday, "a store", "r-2"));
        _answered.Add("p-2", new("other", Monday, "", "r-3"));

        Assert.Equal(["p-2", "p-3"], Page([plan], ["p-1", "p-2", "p-3"], 1).Select(one => one.PartnerId));
        var done = Assert.Single(Page([plan], ["p-1", "p-2", "p-3"], 1, AssignmentState.Done));
        Assert.Equal(("p-1", "r-1"), (done.PartnerId, done.RecordId));
        _answered.Remove("p-1", new("weekly", Monday, "", "r-1"));
        Assert.Empty(Page([plan], ["p-1"], 1, AssignmentState.Done));
    }

    [Fact]
    public void Page_AnySizes_ListAllOnceInOrder() => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 9], Gen.Int[0, 20], Gen.Bool.Array[40]).Sample((partners, size, days, answered) =>
    {
        var sets = new AnsweredSets();
        var ids = Enumerable.Range(0, partners).Select(number => $"{(number % 3 == 0 ? "y" : "p")}-{number}").ToList();
        foreach (var (id, isAnswered) in ids.Zip(answered))
            if (isAnswered)
                sets.Add(id, new("weekly", Monday, "", "r"));
        IReadOnlyList<Plan> plans = [Plan(Weekly with { PlanId = "daily", Recurrence = "FREQ=DAILY;COUNT=30" }), Plan(Weekly), Plan(Weekly with { PlanId = "x", Stores = [new("p-1", "b"), new("p-1", "a"), new("y-0", "a")] })];
        var daysOf = plans.ToDictionary(plan => plan, plan => PlannedDays.Of(plan).Days);
        var (roster, query) = (Roster(ids), new AssignmentQuery(plans, "", null, [AssignmentState.Due, AssignmentState.Overdue]));

        List<AssignmentPlace> paged = [];
        AssignmentPlace? after = null;
        do
        {
            var page = new AssignmentScan(roster, sets, query, plan => daysOf[plan], NowMicros(days)).Page(after, size);
            Assert.True(page.Assignments.Count <= size);
            paged.AddRange(page.Assignments.Select(PlaceOf));
            after = page.Last;
        }
        while (after is not null);

        var all = new AssignmentScan(roster, sets, query, plan => daysOf[plan], NowMicros(days)).Page(null, 1_000_000).Assignments.Select(PlaceOf).ToList();
        Assert.Equal(all, paged);
        Assert.Equal(all.Order(), all);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal((partners - answered.Take(partners).Count(one => one)) * (days / 7 == 0 ? 1 : 0), days < 7 ? all.Count(place => place.PlanId == "weekly") : 0);
    }, iter: 60);

    /// <summary>The worst case of a list: all but the last of 100,000 partners have answered.</summary>
    [Fact]
    public void Page_WhereNearlyAllHaveAnswered_TakesMilliseconds()
    {
        var ids = Enumerable.Range(0, 100_000).Select(number => $"p-{number:D6}").ToList();
        var (roster, plan) = (Roster(ids), Plan(Weekly));
        foreach (var id in ids.SkipLast(1))
            _answered.Add(id, new("weekly", Monday, "", "r"));
        var query = new AssignmentQuery([plan], "", null, [AssignmentState.Due, AssignmentState.Overdue]);
        var days = PlannedDays.Of(plan).Days;
        var times = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var page = new AssignmentScan(roster, _answered, query, _ => days, NowMicros(1)).Page(null, 100);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal("p-099999", Assert.Single(page.Assignments).PartnerId);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"p50 {times[50]:0.0} ms, p99 {times[98]:0.0} ms");
        Assert.True(times[50] < 50, $"A page took {times[50]:0.0} ms.");
    }

    [Fact]
    public void Place_AsText_ComesBack()
    {
        var place = new AssignmentPlace(Monday, "plan", "partner", "a/store");

        Assert.True(AssignmentPlace.TryParse(place.ToString(), out var read));
        Assert.Equal(place, read);
        Assert.False(AssignmentPlace.TryParse("x", out _));
    }

    private static AssignmentPlace PlaceOf(Assignment one) => new(one.BeginsOn, one.Plan.PlanId, one.PartnerId, one.StoreId);

    private IReadOnlyList<Assignment> Page(IReadOnlyList<Plan> plans, IEnumerable<string> partners, int daysLater, params AssignmentState[] states) => new AssignmentScan(
        Roster(partners), _answered, new AssignmentQuery(plans, "", null, states.Length > 0 ? [.. states] : [AssignmentState.Due, AssignmentState.Overdue]), plan => PlannedDays.Of(plan).Days,
        NowMicros(daysLater)).Page(null, 100).Assignments;

    private static PartnerRoster Roster(IEnumerable<string> partners) =>
        PartnerRoster.Of([.. partners.Select(id => KeyValuePair.Create(id, id[0] == 'y' ? Yunnan : Chengdu))]);

    private static Plan Plan(PlanSetting setting) => new PutPlan(setting, null).Read().Require() with { Version = 1 };

    private static long NowMicros(int daysLater) => ((Monday.DaysSinceEpoch + daysLater) * Day) + (Day / 2);
}
