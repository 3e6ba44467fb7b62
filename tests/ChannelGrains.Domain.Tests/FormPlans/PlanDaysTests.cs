using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormPlans;

public sealed class PlanDaysTests
{
    /// <summary>By the examples of RFC 5545, section 3.8.5.3, with their days, and by hand.</summary>
    [Theory]
    [InlineData("", "2026-01-05", "2026-12-31", "2026-01-05")]
    [InlineData("FREQ=DAILY;COUNT=3", "1997-09-02", "1998-01-01", "1997-09-02 1997-09-03 1997-09-04")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1998-01-01", "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1998-01-01", "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16")]
    [InlineData("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "1998-12-31", "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6", "1997-09-28", "1998-12-31", "1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29", "2034-01-01", "2024-02-29 2028-02-29 2032-02-29")]
    [InlineData("freq=weekly;byday=mo", "2026-01-05", "2026-01-26", "2026-01-05 2026-01-12 2026-01-19 2026-01-26")]
    [InlineData("FREQ=WEEKLY;UNTIL=20260115", "2026-01-01", "2026-12-31", "2026-01-01 2026-01-08 2026-01-15")]
    public void Of_ARule_GivesItsDays(string rule, string first, string last, string expected) =>
        Assert.Equal(expected, string.Join(' ', PlanDays.Of(rule, [], BusinessDay.Parse(first), BusinessDay.Parse(last)).Require()));

    [Fact]
    public void Of_DaysThatAreLeftOut_AreNotThere()
    {
        var days = PlanDays.Of("FREQ=DAILY;COUNT=4", [BusinessDay.Parse("2026-01-02"), BusinessDay.Parse("2026-01-04")], BusinessDay.Parse("2026-01-01"), BusinessDay.Parse("2026-12-31"));

        Assert.Equal("2026-01-01 2026-01-03", string.Join(' ', days.Require()));
    }

    [Theory]
    [InlineData("every Monday", "RULE")]
    [InlineData("FREQ=OFTEN", "RULE")]
    [InlineData("BYDAY=MO", "RULE")]
    [InlineData("FREQ=DAILY;COUNT=0", "RULE")]
    [InlineData("FREQ=DAILY;COUNT=99999999999999", "RULE")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "RULE")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "RULE")]
    [InlineData("FREQ=WEEKLY;BYDAY=", "RULE")]
    [InlineData("FREQ=DAILY;COUNT=1;UNTIL=20260101", "RULE")]
    [InlineData("FREQ=HOURLY", "RULE_TOO_FINE")]
    [InlineData("FREQ=SECONDLY;COUNT=2000000000", "RULE_TOO_FINE")]
    [InlineData("FREQ=DAILY;BYHOUR=1,2,3", "RULE_TOO_FINE")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RULE_EMPTY")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6,9,11", "RULE_EMPTY")]
    public void Of_WhatIsNoRuleForDays_IsRefused(string rule, string reason)
    {
        var refusal = PlanDays.Of(rule, [], BusinessDay.Parse("2026-01-01"), BusinessDay.Parse("2036-01-01")).Refusal;

        Assert.Equal((reason, "plan.recurrence"), (refusal?.Reason, refusal?.Field));
    }

    [Fact]
    public void Of_ARuleOfTenYears_HasNoMoreDaysThanTheYears()
    {
        var first = BusinessDay.Parse("2026-01-01");

        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var days = PlanDays.Of("FREQ=DAILY", [], first, first.AddDays(PlanLimits.MaxPlanDays)).Require();
        TestContext.Current.TestOutputHelper?.WriteLine($"{System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms");

        Assert.Equal((PlanLimits.MaxPlanDays + 1, first.AddDays(PlanLimits.MaxPlanDays)), (days.Length, days[^1]));
        Assert.Equal("RULE_TOO_LONG", PlanDays.Of(new string('F', 257), [], first, first).Refusal?.Reason);
    }
}
