using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Targets;
using Xunit;

namespace ChannelGrains.Domain.Tests.Targets;

public sealed class TargetBookTests
{
    private static readonly BusinessDay Today = BusinessDay.Of(2026, 1, 1);

    [Theory]
    [InlineData("2026", 1_200)]
    [InlineData("2026-Q2", 300)]
    [InlineData("2026-03", 100)]
    [InlineData("2026-03-W4", 25)]
    public void In_APeriodOfTheYear_IsItsPart(string period, long units) => Assert.Equal(Amount.FromUnits(units), In(Programme.Default, "2026", period));

    [Theory]
    [InlineData("2025")]
    [InlineData("2027-Q1")]
    [InlineData("2027-01-W1")]
    [InlineData("2026-03-05")]
    public void In_APeriodWithoutOne_IsNone(string period) => Assert.Null(In(Programme.Default, "2026", period));

    [Theory]
    [InlineData("FY2026", "FY2026-Q1", 300)]
    [InlineData("FY2026", "2025-04", 100)]
    public void In_AFiscalPeriod_IsItsPart(string year, string period, long units) =>
        Assert.Equal(Amount.FromUnits(units), In(Programme.Default with { FiscalYearStartMonth = 4 }, year, period));

    [Fact]
    public void In_ACalendarYearThatOneFiscalYearDoesNotCover_IsNone() => Assert.Null(In(Programme.Default with { FiscalYearStartMonth = 4 }, "FY2026", "2026"));

    [Theory]
    [InlineData("2026-W02", true)]
    [InlineData("2026-W01", false)]
    [InlineData("2026-W53", false)]
    public void In_AWeekOfIso_NeedsATargetForEachOfItsDays(string week, bool isKnown) =>
        Assert.Equal(isKnown, In(Programme.Default with { WeekScheme = WeekScheme.Iso }, "2026", week) is not null);

    [Fact]
    public void PartsOf_AQuarter_AreItsMonths()
    {
        var targets = new TargetExample(Programme.Default);
        targets.Set("2026", TargetExample.Yuan(1_200), Today);

        var parts = targets.Book.PartsOf(Of("2026-Q1", Programme.Default));
        Assert.Equal([BusinessDay.Of(2026, 1, 1), BusinessDay.Of(2026, 2, 1), BusinessDay.Of(2026, 3, 1)], parts.Select(part => part.FirstDay));
        Assert.All(parts, part => Assert.Equal(Amount.FromUnits(100), part.Target));
        Assert.Empty(targets.Book.PartsOf(Of("2027", Programme.Default)));
    }

    private static Amount? In(Programme programme, string year, string period)
    {
        var targets = new TargetExample(programme);
        targets.Set(year, TargetExample.Yuan(1_200), Today);
        return targets.Book.In(Of(period, programme));
    }

    private static Period Of(string id, Programme programme) => Period.TryParse(id, programme.Calendar, out var period, out var error) ? period : throw new ArgumentException(error);
}
