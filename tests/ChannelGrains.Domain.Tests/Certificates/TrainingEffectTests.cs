using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.SalesViews;
using Xunit;

namespace ChannelGrains.Domain.Tests.Certificates;

public sealed class TrainingEffectTests
{
    private static readonly SellingPartner[] Selling =
    [
        new("a", ChannelType.Direct, "cn/sichuan"), new("b", ChannelType.Direct, "cn/sichuan/chengdu"), new("c", ChannelType.Direct, "cn/sichuan"), new("d", ChannelType.Internal, "cn/sichuan"), new("e", ChannelType.Direct, "cn/yunnan"),
    ];

    private static readonly PartnerNet[] Nets = [new("a", Amount.FromUnits(300)), new("b", Amount.FromUnits(-50)), new("c", Amount.FromUnits(100)), new("d", Amount.FromUnits(7)), new("gone", Amount.FromUnits(9_000))];

    [Fact]
    public void Of_OneTypeAndRegion_ComparesThoseAlone()
    {
        var effect = TrainingEffect.Of(Selling, ["a", "b", "d", "gone"], Nets, ChannelType.Direct, "cn/sichuan");
        Assert.Equal((2, Amount.FromUnits(250), "125.000000000000"), (effect.Certified.Partners, effect.Certified.Net, effect.Certified.Mean));
        Assert.Equal((1, Amount.FromUnits(100), "100.000000000000"), (effect.Others.Partners, effect.Others.Net, effect.Others.Mean));
    }

    [Fact]
    public void Of_All_CountsThoseWhoSoldNothing()
    {
        var effect = TrainingEffect.Of(Selling, ["a", "b", "d"], Nets, ChannelType.Unspecified, "");
        Assert.Equal((3, Amount.FromUnits(257), "85.666666666667"), (effect.Certified.Partners, effect.Certified.Net, effect.Certified.Mean));
        Assert.Equal((2, "50.000000000000"), (effect.Others.Partners, effect.Others.Mean));
    }

    [Fact]
    public void Of_NobodyCertified_HasNoMean()
    {
        var effect = TrainingEffect.Of(Selling, [], Nets, ChannelType.Direct, "cn/yunnan");
        Assert.Equal((0, null, 1, "0.000000000000"), (effect.Certified.Partners, effect.Certified.Mean, effect.Others.Partners, effect.Others.Mean));
    }
}
