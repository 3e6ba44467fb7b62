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
    [InlineData(150, 100, 1, "0.500000000000", "50", "100")]
    [InlineData(50, 100, 1, "-0.500000000000", "-50", "100")]
    [InlineData(50, 0, 0, null, "50", "0")] // nothing was sold before
    [InlineData(50, 0, 2, null, "50", "0")] // sold and returned before
    public void NetGrowth_PeriodBefore_IsTheBase(int now, int before, int transactionsBefore, string? value, string numerator, string denominator) =>
        Assert.Equal(new DecimalRatio(value, numerator, denominator), SalesRatios.NetGrowth(Summary(now, 1), Summary(before, transactionsBefore)));

    [Theory]
    [InlineData(SalesMeasure.Net, 12_345_600, "12.3456")]
    [InlineData(SalesMeasure.Units, 1_500, "1.5")]
    [InlineData(SalesMeasure.Transactions, 42, "42")]
    [InlineData(SalesMeasure.NewCustomers, 42, "42")]
    public void ToDecimal_Measure_IsInItsUnit(SalesMeasure measure, int value, string expected) => Assert.Equal(expected, measure.ToDecimal(value));

    private static SalesSummary Summary(int net, int transactions) =>
        new(new() { Gross = Amount.FromUnits(net), Transactions = transactions }, [], 0);
}
