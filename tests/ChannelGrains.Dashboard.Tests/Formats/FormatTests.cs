using System.Globalization;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Languages;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using NodaTime;

namespace ChannelGrains.Dashboard.Tests.Formats;

public sealed class FormatTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("zh", 0, 0, "¥0")]
    [InlineData("zh", 9_999, 0, "¥9,999")]
    [InlineData("zh", 10_000, 0, "¥1.00万")]
    [InlineData("zh", -12_345_678, -900_000_000, "¥-1,234.57万")]
    [InlineData("zh", 100_000_000, 0, "¥1.00亿")]
    [InlineData("zh", long.MaxValue, 0, "¥92,233,720,368.55亿")]
    [InlineData("en", 999, 500_000_000, "CNY 999.5")]
    [InlineData("en", 1_234, 0, "CNY 1.23K")]
    [InlineData("en", -1_234_567, 0, "CNY -1.23M")]
    [InlineData("en", 5_000_000_000, 0, "CNY 5.00B")]
    public void Short_OfAnAmount_CountsAsTheLanguageDoes(string language, long units, int nanos, string expected)
    {
        Speak(language);
        Assert.Equal(expected, Format.Short(Money(units, nanos)));
    }

    [Theory]
    [InlineData(1_234, 500_000_000, "CNY 1,234.50")]
    [InlineData(0, 1, "CNY 0.000000001")]
    [InlineData(0, -10_000_000, "CNY -0.01")]
    [InlineData(-1, -999_999_999, "CNY -1.999999999")]
    [InlineData(long.MaxValue, 999_999_999, "CNY 9,223,372,036,854,775,807.999999999")]
    [InlineData(long.MinValue, 0, "CNY -9,223,372,036,854,775,808.00")]
    public void Money_OfAnAmount_HasEachDigit(long units, int nanos, string expected)
    {
        Speak("en");
        Assert.Equal(expected, Format.Money(Money(units, nanos)));
    }

    [Fact]
    public void Figures_ThatAreNotKnown_AreADash()
    {
        Assert.Equal([Format.None, Format.None, Format.None, Format.None, Format.None, Format.None],
            [Format.Money(null), Format.Short((Money?)null), Format.Number((string?)null), Format.Percent(""), Format.Date((string?)null), Format.Time(null, DateTimeZone.Utc)]);
        Assert.Equal(Format.None, Format.Number("not a number"));
        Assert.Equal("not a date", Format.Date("not a date"));
    }

    [Theory]
    [InlineData("0.9523", 1, "95.2 %")]
    [InlineData("-0.005", 1, "-0.5 %")]
    [InlineData("1234.5", 0, "123,450 %")]
    [InlineData("0", 2, "0.00 %")]
    public void Percent_OfARatio_HasItsPlaces(string ratio, int places, string expected) => Assert.Equal(expected, Format.Percent(ratio, places));

    [Theory]
    [InlineData(110, 100, "+10.0 %")]
    [InlineData(90, 100, "-10.0 %")]
    [InlineData(50, -100, "+150.0 %")]
    [InlineData(1, 0, Format.None)]
    public void Change_AgainstWhatWasBefore_HasItsSign(int now, int before, string expected) => Assert.Equal(expected, Format.Change(now, before));

    [Theory]
    [InlineData("zh", "2026年11月28日", "2026年11月")]
    [InlineData("en", "28 Nov 2026", "Nov 2026")]
    public void Dates_InBothLanguages_AreAsPeopleWriteThem(string language, string date, string month)
    {
        Speak(language);
        Assert.Equal((date, month), (Format.Date("2026-11-28"), Format.Period("2026-11")));
        // 16:30 in London is 00:30 of the next day in Shanghai.
        Assert.EndsWith(" 00:30", Format.Time(Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 27, 16, 30, 0, TimeSpan.Zero)), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]), StringComparison.Ordinal);
        Assert.StartsWith(date, Format.Time(Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 27, 16, 30, 0, TimeSpan.Zero)), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]), StringComparison.Ordinal);
        Assert.Equal(("2026-Q4", "FY2026"), (Format.Period("2026-Q4"), Format.Period("FY2026")));
    }

    private static void Speak(string language) => CultureInfo.CurrentUICulture = PageLanguages.All.Single(known => known.Name == language);

    private static Money Money(long units, int nanos) => new() { CurrencyCode = "CNY", Units = units, Nanos = nanos };
}
