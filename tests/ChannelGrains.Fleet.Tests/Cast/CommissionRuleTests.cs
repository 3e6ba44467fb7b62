using ChannelGrains.Fleet.Cast;
using CsCheck;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Cast;

public sealed class CommissionRuleTests
{
    private const long Yuan = 1_000_000, Billionths = 1_000_000_000;

    private static readonly CommissionRule Dealer = CommissionRule.Of(PartnerCast.Wholesalers[0]), Store = CommissionRule.Of(PartnerCast.Stores[0]);

    // By hand: 3 % up to 2 million, 4 % from there to 6 million, 5 % above.
    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(2_000_000, 60_000)]
    [InlineData(2_000_100, 60_004)]
    [InlineData(6_000_000, 220_000)]
    [InlineData(7_000_000, 270_000)]
    public void Commission_OfADealer_IsEachPartAtItsBracket(long net, long commission) => Assert.Equal(commission * Billionths, Dealer.Commission(net * Yuan));

    // By hand: 1 % of all up to a million, 1.5 % of all above.
    [Theory]
    [InlineData(-5, 0)]
    [InlineData(1_000_000, 10_000)]
    [InlineData(1_000_200, 15_003)]
    public void Commission_OfAStore_IsAllAtTheBracketReached(long net, long commission) => Assert.Equal(commission * Billionths, Store.Commission(net * Yuan));

    [Fact]
    public void RatesBetween_TwoNets_AreThoseOfTheBracketsBetweenThem()
    {
        Assert.Equal([40], Dealer.RatesBetween(3_000_000 * Yuan, 3_000_001 * Yuan));
        Assert.Equal([30, 40], Dealer.RatesBetween(1_999_999 * Yuan, 2_000_001 * Yuan));
        Assert.Equal([30, 40, 50], Dealer.RatesBetween(9_000_000 * Yuan, 1));
        Assert.Empty(Dealer.RatesBetween(5, 5));
    }

    [Fact]
    public void Commission_BetweenTwoNetsOfOneBracket_IsTheirDifferenceAtItsRate() =>
        Gen.Select(Gen.Long[0, 9_000_000 * Yuan], Gen.Long[0, 9_000_000 * Yuan]).Where((one, other) => Dealer.RatesBetween(one, other).Count == 1)
            .Sample((one, other) => Assert.Equal((other - one) * Dealer.RatesBetween(one, other)[0], Dealer.Commission(other) - Dealer.Commission(one)));
}
