using ChannelGrains.Fleet.Patterns;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Patterns;

public sealed class StoryTests
{
    /// <summary>Nine years, with leap days, turns of the year and months of every length.</summary>
    public static IEnumerable<DateOnly> Days => Enumerable.Range(0, 9 * 366).Select(new DateOnly(2023, 12, 15).AddDays);

    [Fact]
    public void FirstDayFor_AnyDay_ClosesTheSecondMonthSoonAfterTheHistoryAndLongBeforeToday() => Assert.All(Days, today =>
    {
        var first = Story.FirstDayFor(today);

        Assert.Equal(first.AddDays(Story.SecondCloseDay), MonthEnd.SecondClose(first));
        Assert.InRange(today.DayNumber - MonthEnd.SecondClose(first).DayNumber, 15, 46);
        Assert.InRange(today.DayNumber - first.DayNumber, 58, 89);
    });

    [Fact]
    public void FirstDayFor_AnyDay_LeavesAWeekOfSalesToTheFirstMonthAndPaysItInTheHistory() => Assert.All(Days, today =>
    {
        var first = Story.FirstDayFor(today);
        var second = MonthEnd.MonthOf(first).AddMonths(1);

        Assert.InRange(second.DayNumber - first.DayNumber, 7, 10);
        Assert.True(second.AddDays(MonthEnd.SecondBookedDay - 1) < first.AddDays(Story.HistoryDays));
    });

    [Fact]
    public void LastClose_AnyDay_IsTheLatestOneThatIsNotBehindIt() => Assert.All(Days, day =>
    {
        var close = MonthEnd.LastClose(day);

        Assert.Equal(MonthEnd.CloseDay, close.Day);
        Assert.InRange(day.DayNumber - close.DayNumber, 0, 30);
    });
}
