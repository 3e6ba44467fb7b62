using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

public sealed class SalesRatiosTests
{
    [Fact]
    public void ReturnRate_GrossAndReturns_IsTheirQuotient() => Assert.Equal(
        new DecimalRatio("0.250000000000", "25", "100"),
        SalesRatios.ReturnRate(new() { Gross = Amount.FromUnits(100), Returns = Amount.FromUnits(25) }));

    [Fact]
    public void ReturnRate_NoGross_HasNoValue() => Assert.Null(SalesRatios.ReturnRate(default).Value);

    [Theory]
    [InlineData(150, 100, "0.500000000000", "50", "100")]
    [InlineData(50, 100, "-0.500000000000", "-50", "100")]
    [InlineData(50, null, null, "50", "0")] // nothing was sold before
    [InlineData(50, 0, null, "50", "0")] // sold and returned before
    public void NetGrowth_PeriodBefore_IsTheBase(int now, int? before, string? value, string numerator, string denominator) =>
        Assert.Equal(
            new DecimalRatio(value, numerator, denominator),
            SalesRatios.NetGrowth(Amount.FromUnits(now), before is { } units ? Amount.FromUnits(units) : null));

    [Theory]
    [InlineData(SalesMeasure.Net, 12_345_600, "12.3456")]
    [InlineData(SalesMeasure.Units, 1_500, "1.5")]
    [InlineData(SalesMeasure.Transactions, 42, "42")]
    [InlineData(SalesMeasure.NewCustomers, 42, "42")]
    public void ToDecimal_Measure_IsInItsUnit(SalesMeasure measure, int value, string expected) => Assert.Equal(expected, measure.ToDecimal(value));
}
