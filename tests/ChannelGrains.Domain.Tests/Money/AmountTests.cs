using ChannelGrains.Domain.Money;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Money;

public sealed class AmountTests
{
    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(0, 2, "0.00")]
    [InlineData(1, 0, "0.000001")]
    [InlineData(1, 2, "0.000001")]
    [InlineData(-1, 2, "-0.000001")]
    [InlineData(12_300_000, 0, "12.3")]
    [InlineData(12_300_000, 2, "12.30")]
    [InlineData(-12_300_000, 2, "-12.30")]
    [InlineData(12_000_000, 0, "12")]
    [InlineData(120_000_000, 0, "120")]
    [InlineData(500_000, 0, "0.5")]
    public void ToString_MinPlaces_TrimsZerosDownToThem(long micros, int minPlaces, string expected) =>
        Assert.Equal(expected, new Amount(micros).ToString(minPlaces));

    [Fact]
    public void ToString_WidestMicros_IsExact()
    {
        Assert.Equal("170141183460469231731687303715884.105727", new Amount(Int128.MaxValue).ToString());
        Assert.Equal("-170141183460469231731687303715884.105728", new Amount(Int128.MinValue).ToString());
    }

    [Fact]
    public void ToString_AnyAmount_ReadsBackAsDecimal() =>
        Gen.Long.Sample(micros => decimal.Parse(new Amount(micros).ToString(), System.Globalization.CultureInfo.InvariantCulture) == micros / 1_000_000m);

    [Theory]
    [InlineData(1_500_000, 1, 500_000_000)]
    [InlineData(-1_500_000, -1, -500_000_000)]
    [InlineData(-1, 0, -1_000)]
    [InlineData(0, 0, 0)]
    public void TryGetUnitsAndNanos_BothParts_HaveTheAmountsSign(long micros, long units, int nanos)
    {
        Assert.True(new Amount(micros).TryGetUnitsAndNanos(out var whole, out var rest));
        Assert.Equal((units, nanos), (whole, rest));
    }

    [Fact]
    public void TryGetUnitsAndNanos_BeyondLong_IsFalse()
    {
        Assert.False(new Amount(((Int128)long.MaxValue + 1) * Amount.MicrosPerUnit).TryGetUnitsAndNanos(out _, out _));
        Assert.False(new Amount(((Int128)long.MinValue - 1) * Amount.MicrosPerUnit).TryGetUnitsAndNanos(out _, out _));
        Assert.True(new Amount((Int128)long.MinValue * Amount.MicrosPerUnit).TryGetUnitsAndNanos(out var units, out _));
        Assert.Equal(long.MinValue, units);
    }

    [Fact]
    public void Arithmetic_Overflow_Throws()
    {
        Amount largest = new(Int128.MaxValue), smallest = new(Int128.MinValue), one = new(1);
        Assert.Throws<OverflowException>(() => largest + one);
        Assert.Throws<OverflowException>(() => smallest - one);
        Assert.Throws<OverflowException>(() => -smallest);
    }

    [Fact]
    public void Comparison_Amounts_FollowsMicros() => Gen.Long.Select(Gen.Long).Sample((left, right) =>
        (new Amount(left) < new Amount(right)) == (left < right)
        && (new Amount(left) == new Amount(right)) == (left == right)
        && Math.Sign(new Amount(left).CompareTo(new Amount(right))) == left.CompareTo(right)
        && (new Amount(left) - new Amount(right) + new Amount(right)).Equals(new Amount(left)));
}
