using ChannelGrains.Domain.Calendars;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Calendars;

public sealed class BusinessDayTests
{
    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("1969-12-31", -1)]
    [InlineData("2000-02-29", 11_016)]
    [InlineData("2026-01-15", 20_468)]
    public void Parse_Date_CountsDaysSinceEpoch(string text, int days)
    {
        Assert.Equal(days, BusinessDay.Parse(text).DaysSinceEpoch);
        Assert.Equal(text, new BusinessDay(days).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-1-15")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData(" 2026-01-15")]
    [InlineData("2026/01/15")]
    [InlineData("1899-12-31")]
    [InlineData("9999-01-01")]
    [InlineData("２０２６-01-15")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(BusinessDay.TryParse(text, out _));

    [Fact]
    public void ToString_AnyDay_ReadsBack() => Gen.Int[-25_567, 2_932_532].Sample(days =>
        BusinessDay.TryParse(new BusinessDay(days).ToString(), out var day) && day.DaysSinceEpoch == days);

    [Fact]
    public void Month_AnyDay_HoldsItBetweenItsFirstAndTheNextMonths() => Gen.Int[-700_000, 2_900_000].Sample(days =>
    {
        var day = new BusinessDay(days);
        return BusinessDay.FirstOfMonth(day.Month) <= day && day < BusinessDay.FirstOfMonth(day.Month + 1)
            && day - BusinessDay.FirstOfMonth(day.Month) == day.DayOfMonth - 1;
    });

    [Fact]
    public void Month_January1970_IsZero()
    {
        Assert.Equal(0, BusinessDay.Parse("1970-01-31").Month);
        Assert.Equal(-1, BusinessDay.Parse("1969-12-31").Month);
        Assert.Equal(672, BusinessDay.Parse("2026-01-01").Month);
    }

    [Fact]
    public void SinceEver_Compared_IsBeforeEveryDate() => Assert.True(BusinessDay.SinceEver < BusinessDay.Of(1, 1, 1));
}
