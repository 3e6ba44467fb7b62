using System.Numerics;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Markets;

public sealed class MarketSharesTests
{
    [Fact]
    public void Of_AnyMonths_RanksAndSharesAreThoseOfTheModel() => MarketModel.Months.Sample(months =>
    {
        var shares = MarketShares.Of(months);
        var partners = MarketModel.Partners(months);
        var all = partners.Aggregate(BigInteger.Zero, (sum, partner) => sum + partner.Net);
        Assert.Equal(all, (BigInteger)shares.Net.Micros);
        Assert.Equal(partners.Select((partner, place) => (place + 1, partner.Id, partner.Net)), shares.Partners.Select(one => (one.Rank, one.PartnerId, (BigInteger)one.Net.Micros)));
        var size = MarketModel.Size(months);
        Assert.Equal(size, (BigInteger?)shares.Size?.Total.Micros);
        foreach (var partner in shares.Partners)
        {
            Assert.True(MarketModel.Is(shares.OfChannel(partner).Value, (BigInteger)partner.Net.Micros, all));
            Assert.Equal(size is null, shares.OfMarket(partner) is null);
            Assert.True(size is null || MarketModel.Is(shares.OfMarket(partner)!.Value, (BigInteger)partner.Net.Micros, size.Value));
        }
    });

    [Fact]
    public void Of_AnyMonths_ConcentrationIsThatOfTheModel() => MarketModel.Months.Sample(months =>
    {
        var concentration = MarketShares.Of(months).Concentration;
        var sellers = MarketModel.Sellers(months);
        var sum = sellers.Aggregate(BigInteger.Zero, BigInteger.Add);
        Assert.True(MarketModel.Is(concentration.Index.Value, sellers.Aggregate(BigInteger.Zero, (all, one) => all + one * one) * 10_000, sum * sum));
        Assert.Equal(MarketModel.Size(months) is null ? ConcentrationBasis.Channel : ConcentrationBasis.Market, concentration.Basis);
        Assert.True(concentration.Index.Value is null || decimal.Parse(concentration.Index.Value) is > 0 and <= 10_000);
    });

    [Fact]
    public void Of_MonthsInAnyOrder_IsTheSame() => MarketModel.Months.Sample(months =>
    {
        var forward = MarketShares.Of(months);
        months.Reverse();
        var backward = MarketShares.Of(months);
        Assert.Equal(forward.Partners, backward.Partners);
        Assert.Equal((forward.Net, forward.Concentration, forward.Size?.Total, forward.Size?.Basis), (backward.Net, backward.Concentration, backward.Size?.Total, backward.Size?.Basis));
    });

    [Fact]
    public void Of_AMarketReportedTooSmall_HasNoRestAndAtMostTenThousand()
    {
        var shares = MarketShares.Of([new([Partner("a", 100)], new(new(Amount.FromUnits(40), "x"), []))]);
        Assert.Equal(("2.500000000000", "10000.000000000000", Amount.Zero), (shares.OfMarket(shares.Partners[0])!.Value, shares.Concentration.Index.Value, shares.Concentration.UnnamedRest));
    }

    [Fact]
    public void Since_TheSameBasis_IsTheDifference()
    {
        var now = MarketShares.Of([new([Partner("a", 30), Partner("b", 10)], MonthReports.None)]).Concentration;
        var before = MarketShares.Of([new([Partner("a", 10), Partner("b", 10)], MonthReports.None)]).Concentration;
        Assert.Equal(("5000.000000000000", "1250.000000000000"), now.Since(before));
        Assert.Equal((null, null), now.Since(MarketShares.Of([new([], MonthReports.None)]).Concentration));
        Assert.Equal((null, null), now.Since(MarketShares.Of([new([Partner("a", 1)], new(new(Amount.FromUnits(4), "x"), []))]).Concentration));
    }

    private static PartnerNet Partner(string id, long units) => new(id, Amount.FromUnits(units));
}
