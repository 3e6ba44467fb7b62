using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Selling;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Selling;

public sealed class SellingDaysTests
{
    private static readonly SellingDays Workdays = SellingDays.EveryDay with { Weekdays = 0b0011111 };

    [Fact]
    public void Count_SpringFestival_MovesBetweenTheYears()
    {
        // 2026 it is 15 to 23 February, with the 14th worked for it; 2025 it was 28 January to 4 February.
        var days = Workdays with
        {
            Holidays = [.. Run("2025-01-28", 8), .. Run("2026-02-15", 9)],
            ExtraDays = [BusinessDay.Of(2025, 1, 26), BusinessDay.Of(2025, 2, 8), BusinessDay.Of(2026, 2, 14), BusinessDay.Of(2026, 2, 28)],
        };

        Assert.Equal((20, 19), (Count(days, 2025, 1), Count(days, 2025, 2)));
        Assert.Equal((22, 16), (Count(days, 2026, 1), Count(days, 2026, 2)));
        Assert.True(days.Contains(BusinessDay.Of(2026, 2, 14)));
        Assert.False(days.Contains(BusinessDay.Of(2026, 2, 17)));
    }

    [Fact]
    public void Count_OfAnyDays_IsHowManyItContains() =>
        Gen.Select(Gen.Int[1, 127], Gen.Int[0, 59].HashSet[0, 20], Gen.Int[0, 59].HashSet[0, 20], Gen.Int[0, 59], Gen.Int[0, 59]).Sample((weekdays, holidays, extra, first, last) =>
        {
            var days = new SellingDays("", (byte)weekdays, [.. holidays.Order().Select(day => new Holiday(new(20_500 + day), ""))], [.. extra.Order().Select(day => new BusinessDay(20_500 + day))], 1);
            Assert.Equal(
                Enumerable.Range(first, Math.Max(last - first + 1, 0)).Count(day => days.Contains(new BusinessDay(20_500 + day))),
                days.Count(new BusinessDay(20_500 + first), new BusinessDay(20_500 + last)));
        });

    [Theory]
    [InlineData("cn/sichuan/chengdu", "cn/sichuan")]
    [InlineData("cn/sichuan", "cn/sichuan")]
    [InlineData("cn/sichuanese", "cn")]
    [InlineData("cn", "cn")]
    [InlineData("vn/hanoi", "")]
    [InlineData("", "")]
    public void In_ARegion_AreThoseOfTheNearestAboveIt(string region, string expected) => Assert.Equal(
        expected, SellingCalendar.Empty.With(Workdays).With(Workdays with { Region = "cn/sichuan" }).With(Workdays with { Region = "cn" }).In(region).Region);

    [Fact]
    public void In_WhereNothingWasSet_IsEveryDay() => Assert.Equal(31, SellingCalendar.Empty.In("cn").Count(BusinessDay.Of(2026, 1, 1), BusinessDay.Of(2026, 1, 31)));

    [Fact]
    public void Decide_DaysInAnyOrder_PutsThemInOrder()
    {
        var set = new SetSellingDays(Workdays with { Holidays = [.. Run("2026-05-01", 3).Reverse()], ExtraDays = [new(20_700), new(20_600)] }, null).Decide(SellingCalendar.Empty, 5).Require();

        Assert.Equal((5, BusinessDay.Of(2026, 5, 1), new BusinessDay(20_600)), (set.Version, set.Holidays[0].Day, set.ExtraDays[0]));
    }

    [Fact]
    public void Decide_WhatCannotBe_IsRefused()
    {
        Assert.Equal("INVALID_REGION", Refusal(Workdays with { Region = "/" }));
        Assert.Equal("WEEKDAYS", Refusal(Workdays with { Weekdays = 0 }));
        Assert.Equal("DATES_FULL", Refusal(Workdays with { Holidays = [.. Run("2026-01-01", 1_001)] }));
        Assert.Equal("DATE_TWICE", Refusal(Workdays with { ExtraDays = [new(20_600), new(20_600)] }));
        Assert.Equal("TEXT_INVALID", Refusal(Workdays with { Holidays = [new(new(20_600), "a\nb")] }));
        Assert.Equal("ETAG_MISMATCH", Refusal(Workdays, "4"));
        var full = new SellingCalendar([.. Enumerable.Range(0, SellingCalendar.MaxRegions).Select(region => Workdays with { Region = $"r{region}" })]);
        Assert.Equal("REGIONS_FULL", new SetSellingDays(Workdays, null).Decide(full, 5).Refusal!.Reason);
    }

    private static string? Refusal(SellingDays days, string? etag = null) => new SetSellingDays(days, etag).Decide(SellingCalendar.Empty, 5).Refusal?.Reason;

    private static IEnumerable<Holiday> Run(string first, int count) => Enumerable.Range(0, count).Select(day => new Holiday(BusinessDay.Parse(first).AddDays(day), "春节"));

    private static int Count(SellingDays days, int year, int month)
    {
        var first = BusinessDay.Of(year, month, 1);
        return days.Count(first, BusinessDay.LastOfMonth(first.Month));
    }
}
