using ChannelGrains.Fleet.Patterns;

namespace ChannelGrains.Fleet.Cast;

/// <summary>What the fleet sells.</summary>
internal static class Products
{
    private const string Tea = "茶叶 Tea";
    private const string Coffee = "咖啡 Coffee";
    private const string Teaware = "茶具 Teaware";
    private const string Snacks = "零食 Snacks";
    private const string Gifts = "礼盒 Gifts";
    private const string ColdBrew = "冷萃 Cold Brew";

    private static readonly Product[] All =
    [
        new("TEA-LONGJING-100", Tea, 168_000_000, 46, 12),
        new("TEA-PUER-357", Tea, 298_000_000, 41, 6),
        new("TEA-JASMINE-150", Tea, 88_000_000, 39, 14),
        new("COF-YUNNAN-250", Coffee, 79_000_000, 44, 12),
        new("COF-DRIP-10", Coffee, 59_900_000, 42, 10),
        new("WARE-GAIWAN", Teaware, 218_000_000, 52, 3),
        new("WARE-KETTLE", Teaware, 459_000_000, 58, 2),
        new("SNK-NOUGAT-200", Snacks, 39_900_000, 48, 16),
        new("SNK-WALNUT-180", Snacks, 32_800_000, 45, 15),
        new("SNK-NUTS-KG", Snacks, 96_000_000, 55, 9) { IsWeighed = true },
        new("GIFT-FESTIVAL", Gifts, 388_000_000, 50, 3),
        new("GIFT-MINI", Gifts, 128_000_000, 47, 6),
        new("CB-ORIGINAL-12", ColdBrew, 129_000_000, 43, 12) { FromDay = Story.LaunchDay },
        new("CB-OSMANTHUS-12", ColdBrew, 139_000_000, 43, 10) { FromDay = Story.LaunchDay },
    ];

    /// <summary>One of what is sold on a day of the story, or before it, the popular ones more often.</summary>
    public static Product Pick(Random dice, int day)
    {
        var known = Math.Max(day, 0);
        var rest = dice.Next(All.Where(product => product.FromDay <= known).Sum(product => product.Popularity));
        foreach (var product in All)
        {
            if (product.FromDay > known)
                continue;
            rest -= product.Popularity;
            if (rest < 0)
                return product;
        }
        throw new InvalidOperationException("Popularities do not add up.");
    }
}
