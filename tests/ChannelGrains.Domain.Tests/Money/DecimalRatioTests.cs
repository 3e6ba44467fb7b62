using System.Globalization;
using System.Numerics;
using ChannelGrains.Domain.Money;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Money;

public sealed class DecimalRatioTests
{
    [Fact]
    public void Of_Amounts_ShowsValueNumeratorAndDenominator() =>
        Assert.Equal(
            new DecimalRatio("0.950000000000", "9500000", "10000000"),
            DecimalRatio.Of(Amount.FromUnits(9_500_000), Amount.FromUnits(10_000_000)));

    [Fact]
    public void Of_ZeroDenominator_HasNoValue() =>
        Assert.Equal(new DecimalRatio(null, "1.5", "0"), DecimalRatio.Of(new Amount(1_500_000), Amount.Zero));

    [Theory]
    [InlineData(1, 3, "0.333333333333")]
    [InlineData(2, 3, "0.666666666667")]
    [InlineData(-2, 3, "-0.666666666667")]
    [InlineData(2, -3, "-0.666666666667")]
    [InlineData(1, 2_000_000_000_000, "0.000000000000")] // a half, to the even 0
    [InlineData(3, 2_000_000_000_000, "0.000000000002")] // a half, to the even 2
    [InlineData(-1, 2_000_000_000_000, "0.000000000000")] // zero has no sign
    [InlineData(-3, 2_000_000_000_000, "-0.000000000002")]
    [InlineData(0, 7, "0.000000000000")]
    public void Quotient_TwelvePlaces_RoundsHalfToEven(long numerator, long denominator, string expected) =>
        Assert.Equal(expected, DecimalRatio.Quotient(numerator, denominator));

    [Fact]
    public void Quotient_Longs_EqualsSystemDecimal() =>
        Gen.Long[-1_000_000_000, 1_000_000_000].Select(Gen.Long[1, 1_000_000]).Sample((numerator, denominator) =>
        {
            // Exact: the quotient has at most 10 whole digits and decimal carries 28.
            var expected = Math.Round((decimal)numerator / denominator, 12, MidpointRounding.ToEven);
            var text = expected.ToString("0.000000000000", CultureInfo.InvariantCulture);
            return DecimalRatio.Quotient(numerator, denominator) == (expected == 0 ? "0.000000000000" : text);
        });

    [Fact]
    public void Quotient_WideNumbers_EqualsLongDivision()
    {
        var wide = Gen.ULong.Select(Gen.ULong, Gen.Int[0, 127], (high, low, shift) => (Int128)new UInt128(high, low) >> shift);
        wide.Select(wide).Sample((numerator, denominator) =>
            DecimalRatio.Quotient(numerator, denominator) == (denominator == 0 ? null : LongDivision(numerator, denominator)));
    }

    // Digit by digit as on paper; the 13th digit and what is left decide the rounding.
    private static string LongDivision(BigInteger numerator, BigInteger denominator)
    {
        var negative = numerator.Sign * denominator.Sign < 0;
        var divisor = BigInteger.Abs(denominator);
        var digits = BigInteger.DivRem(BigInteger.Abs(numerator), divisor, out var rest);
        for (var i = 0; i < 12; i++)
        {
            digits = digits * 10 + rest * 10 / divisor;
            rest = rest * 10 % divisor;
        }
        if (rest * 2 > divisor || (rest * 2 == divisor && !digits.IsEven))
            digits++;
        var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(13, '0');
        return (negative && digits > 0 ? "-" : "") + text[..^12] + "." + text[^12..];
    }
}
