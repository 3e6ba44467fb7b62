using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Domain.Targets;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Targets;

public sealed class PaceTests
{
    private static readonly Amount Cent = new(10_000);
    private static readonly SellingDays Workdays = SellingDays.EveryDay with { Weekdays = 0b0011111 };

    [Fact]
    public void Of_HalfAMonthOfWorkdays_SaysWhatIsDueAndWhatIsRequired()
    {
        // June 2026 has 22 workdays, the 15th is the eleventh.
        var pace = Pace.Of([Month(2026, 6, 2_200)], Amount.FromUnits(990), BusinessDay.Of(2026, 6, 15), Workdays, Cent);

        Assert.Equal((22, 11, 11), (pace.SellingDays, pace.SellingDaysGone, pace.SellingDaysLeft));
        Assert.Equal((Amount.FromUnits(1_100), Amount.FromUnits(-110)), (pace.Linear.ToDate, pace.Linear.Gap));
        Assert.Equal(("0.450000000000", "990", "2200"), (pace.Attainment.Value, pace.Attainment.Numerator, pace.Attainment.Denominator));
        Assert.Equal("0.900000000000", pace.Linear.Projected.Value);
        Assert.Equal(Amount.FromUnits(110), pace.RequiredPerDay);
    }

    [Fact]
    public void Of_AYearWithASeason_SaysBothPaces()
    {
        PacePart[] parts = [Month(2026, 1, 3_100), Month(2026, 2, 0), Month(2026, 3, 3_100)];
        var pace = Pace.Of(parts, Amount.FromUnits(3_100), BusinessDay.Of(2026, 2, 14), SellingDays.EveryDay, Cent);

        Assert.Equal(Amount.FromUnits(3_100), pace.Seasonal.ToDate);
        Assert.Equal("1.000000000000", pace.Seasonal.Projected.Value);
        Assert.Equal(Amount.FromUnits(3_100), pace.Linear.ToDate); // 45 of 90 days
        Assert.Equal(Amount.FromUnits(0), pace.Linear.Gap);
    }

    [Fact]
    public void Of_APeriodToCome_HasNothingDue()
    {
        var pace = Pace.Of([Month(2026, 6, 300)], Amount.Zero, BusinessDay.Of(2026, 5, 31), SellingDays.EveryDay, Cent);

        Assert.Equal((Amount.Zero, 0, null), (pace.Linear.ToDate, pace.SellingDaysGone, pace.Linear.Projected.Value));
        Assert.Equal(Amount.FromUnits(10), pace.RequiredPerDay);
    }

    [Fact]
    public void Of_APeriodThatIsOver_HasAllDueAndRequiresNothing()
    {
        var pace = Pace.Of([Month(2026, 6, 300)], Amount.FromUnits(285), BusinessDay.Of(2026, 8, 1), SellingDays.EveryDay, Cent);

        Assert.Equal((Amount.FromUnits(300), 0, null), (pace.Seasonal.ToDate, pace.SellingDaysLeft, pace.RequiredPerDay));
        Assert.Equal("0.950000000000", pace.Linear.Projected.Value);
    }

    [Fact]
    public void OfDay_AnyTargetAndSellingDays_AddsUpToTheTargetToDate() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Int[0, 127], Gen.Int[1, 30]).Sample((cents, weekdays, lastDay) =>
        {
            PacePart[] parts = [new(BusinessDay.Of(2026, 6, 1), BusinessDay.Of(2026, 6, 30), new(cents * Cent.Micros))];
            var days = SellingDays.EveryDay with { Weekdays = (byte)weekdays };
            var today = BusinessDay.Of(2026, 6, lastDay);
            var sum = Amount.Zero;
            for (var day = BusinessDay.Of(2026, 5, 30); day <= today; day = day.AddDays(1))
            {
                var part = Pace.OfDay(parts, day, days, Cent);
                Assert.True(part >= Amount.Zero && (part == Amount.Zero || days.Contains(day) || day.DayOfMonth == 30));
                sum += part;
            }
            Assert.Equal(Pace.Of(parts, Amount.Zero, today, days, Cent).Seasonal.ToDate, sum);
        });

    [Fact]
    public void Of_ATargetOfNothing_HasNoAttainment() =>
        Assert.Null(Pace.Of([Month(2026, 6, 0)], Amount.FromUnits(5), BusinessDay.Of(2026, 6, 3), SellingDays.EveryDay, Cent).Attainment.Value);

    [Fact]
    public void Of_ATargetThatIsReached_RequiresNothing() =>
        Assert.Equal(Amount.Zero, Pace.Of([Month(2026, 6, 5)], Amount.FromUnits(6), BusinessDay.Of(2026, 6, 3), SellingDays.EveryDay, Cent).RequiredPerDay);

    [Fact]
    public void Of_AMonthWithoutSellingDays_IsDueOnItsLastDay()
    {
        var closed = SellingDays.EveryDay with { Holidays = [.. Enumerable.Range(1, 30).Select(day => new Holiday(BusinessDay.Of(2026, 6, day), "closed"))] };

        Assert.Equal(Amount.Zero, Pace.Of([Month(2026, 6, 30)], Amount.Zero, BusinessDay.Of(2026, 6, 29), closed, Cent).Linear.ToDate);
        Assert.Equal(Amount.FromUnits(30), Pace.Of([Month(2026, 6, 30)], Amount.Zero, BusinessDay.Of(2026, 6, 30), closed, Cent).Linear.ToDate);
    }

    [Fact]
    public void Of_AnyDayOfAnyTarget_IsDueInPartsThatAddUpAndRequiredRatesThatSuffice() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Long[0, 1_000_000_000], Gen.Int[0, 31], Gen.Int[1, 127]).Sample((target, net, day, weekdays) =>
        {
            var days = SellingDays.EveryDay with { Weekdays = (byte)weekdays };
            PacePart[] parts = [new(BusinessDay.Of(2026, 3, 1), BusinessDay.Of(2026, 3, 31), new Amount(target * 10_000))];
            var today = BusinessDay.Of(2026, 3, 1).AddDays(day - 1);
            var pace = Pace.Of(parts, new Amount(net * 10_000), today, days, Cent);

            Assert.Equal(days.Count(parts[0].FirstDay, today), pace.SellingDaysGone);
            Assert.InRange(pace.Linear.ToDate.Micros, 0, pace.Target.Micros);
            if (pace.RequiredPerDay is not { } required)
                return;
            Assert.True(net * 10_000 + required.Micros * pace.SellingDaysLeft >= target * 10_000);
            Assert.True(required == Amount.Zero || net * 10_000 + (required - Cent).Micros * pace.SellingDaysLeft < target * 10_000);
        });

    private static PacePart Month(int year, int month, long units)
    {
        var first = BusinessDay.Of(year, month, 1);
        return new PacePart(first, BusinessDay.LastOfMonth(first.Month), Amount.FromUnits(units));
    }
}
