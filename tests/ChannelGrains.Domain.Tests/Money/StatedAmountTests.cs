using ChannelGrains.Domain.Money;
using Xunit;

namespace ChannelGrains.Domain.Tests.Money;

public sealed class StatedAmountTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 500_000_000, 1_500_000)]
    [InlineData(-1, -1_000, -1_000_001)]
    [InlineData(0, -999_999_000, -999_999)]
    public void Read_WholeMicrosOfOneSign_IsTheAmount(long units, int nanos, long micros) =>
        Assert.Equal(new Amount(micros), StatedAmount.Read(new("CNY", units, nanos), "CNY", "total").Require());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, -1_000)]
    [InlineData(-1, 1_000)]
    [InlineData(0, 1_000_000_000)]
    [InlineData(0, int.MinValue)]
    public void Read_PartsOfNoAmount_IsRefusedByItsNanos(long units, int nanos)
    {
        var refusal = StatedAmount.Read(new("CNY", units, nanos), "CNY", "total").Refusal!;
        Assert.Equal(("AMOUNT", "total.nanos"), (refusal.Reason, refusal.Field));
    }

    [Fact]
    public void Read_AnotherCurrency_IsRefusedBeforeItsParts()
    {
        var refusal = StatedAmount.Read(new("EUR", 1, 1), "CNY", "total").Refusal!;
        Assert.Equal(("CURRENCY_NOT_PROGRAMMES", "total.currency_code"), (refusal.Reason, refusal.Field));
    }

    [Fact]
    public void Read_Nothing_IsRefused() => Assert.Equal(("AMOUNT", "total"), StatedAmount.Read(null, "CNY", "total").Refusal is { } none ? (none.Reason, none.Field) : default);
}
