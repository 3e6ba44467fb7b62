using System.Numerics;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Commissions;

public sealed class StatementRoundingTests
{
    [Theory]
    [InlineData(5, 1000, 2, 1, 0)]
    [InlineData(15, 1000, 2, 2, 2)]
    [InlineData(-5, 1000, 2, -1, 0)]
    [InlineData(-15, 1000, 2, -2, -2)]
    [InlineData(-14, 1000, 2, -1, -1)]
    [InlineData(1, 3, 2, 33, 33)]
    [InlineData(2, 3, 0, 1, 1)]
    [InlineData(1, 2, 0, 1, 0)]
    public void Round_Halves_GoAwayFromZeroOrToTheEven(long numerator, long denominator, int places, int away, int even)
    {
        var exact = Fraction.Of(numerator, denominator);

        Assert.Equal((away, even), (StatementRounding.Round(exact, places, Rounding.HalfAway), StatementRounding.Round(exact, places, Rounding.HalfEven)));
        Assert.Equal(away, StatementRounding.Round(exact, places, Rounding.Unspecified));
    }

    [Fact]
    public void Split_ThreeThirds_GivesTheCentThatIsLeftToTheFirst() =>
        Assert.Equal([34, 33, 33], StatementRounding.Split([Fraction.Of(1, 3), Fraction.Of(1, 3), Fraction.Of(1, 3)], 100, 2));

    [Fact]
    public void Split_AnyLines_AddUpToTheRoundedSumAndAreLessThanAUnitOff() =>
        Gen.Select(Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 10_000], (numerator, denominator) => Fraction.Of(numerator, denominator)).Array[1, 12], Gen.Int[0, 4], Gen.Bool)
            .Sample((lines, places, isEven) =>
            {
                var total = StatementRounding.Round(lines.Aggregate(Fraction.Zero, (sum, line) => sum + line), places, isEven ? Rounding.HalfEven : Rounding.HalfAway);
                var shares = StatementRounding.Split(lines, total, places);
                var unit = Fraction.Of(1, BigInteger.Pow(10, places));

                Assert.Equal(total, shares.Aggregate(BigInteger.Zero, (sum, share) => sum + share));
                Assert.All(shares.Zip(lines), pair =>
                {
                    var off = Fraction.Of(pair.First) * unit - pair.Second;
                    Assert.True(off > -unit && off <= unit);
                });
            });

    [Fact]
    public void Split_ATotalOfOtherLines_Throws() => Assert.Throws<ArgumentException>(() => StatementRounding.Split([Fraction.One], 300, 2));

    [Theory]
    [InlineData(12_345, "0.06", 741, 741)]
    [InlineData(25, "0.1", 3, 2)]
    [InlineData(0, "0.06", 0, 0)]
    [InlineData(-12_345, "0.06", 0, 0)]
    public void Withhold_ATotal_IsRoundedAndNothingOfADebt(int total, string rate, int away, int even) =>
        Assert.Equal((away, even), (StatementRounding.Withhold(total, Deal.RateOf(rate), Rounding.HalfAway), StatementRounding.Withhold(total, Deal.RateOf(rate), Rounding.HalfEven)));
}
