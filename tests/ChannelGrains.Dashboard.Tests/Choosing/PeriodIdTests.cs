using ChannelGrains.Dashboard.Choosing;

namespace ChannelGrains.Dashboard.Tests.Choosing;

public sealed class PeriodIdTests
{
    [Theory]
    [InlineData("2026-11", 1, "2026-12")]
    [InlineData("2026-12", 1, "2027-01")]
    [InlineData("2026-01", -1, "2025-12")]
    [InlineData("2026-01", -25, "2023-12")]
    [InlineData("2026-Q4", 1, "2027-Q1")]
    [InlineData("FY2026-Q1", -1, "FY2025-Q4")]
    [InlineData("2026", -1, "2025")]
    [InlineData("FY2026", 2, "FY2028")]
    public void Shift_ByPeriods_CountsOnOverYears(string period, int by, string expected) => Assert.Equal(expected, PeriodId.Shift(period, by));

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-11-28")]
    [InlineData("FY2026-01")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("２０２６")]
    public void Shift_OfWhatIsNoPeriod_IsNothing(string period) => Assert.Null(PeriodId.Shift(period, 1));

    [Theory]
    [InlineData("2026-02", "2025-02")]
    [InlineData("2026-Q3", "2025-Q3")]
    [InlineData("FY2026-Q3", "FY2025-Q3")]
    [InlineData("2026", "2025")]
    [InlineData("FY2026", "FY2025")]
    public void LastYear_OfAPeriod_IsTheSameOneAYearBefore(string period, string expected) => Assert.Equal(expected, PeriodId.LastYear(period));
}
