using ChannelGrains.Cli.Output;
using ChannelGrains.Markets.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Markets;

/// <summary>Markets for people.</summary>
internal static class MarketView
{
    public static IRenderable Of(MarketShare share, Timestamp? asOf)
    {
        var table = Tables.Create(">rank", "partner", $">net {share.Net.CurrencyCode}", ">of channel", ">of market");
        foreach (var partner in share.Partners)
            table.Row(Figures.Of(partner.Rank), partner.PartnerId, Figures.Of(partner.Net), Figures.Percent(partner.ShareOfChannel), Figures.Percent(partner.ShareOfMarket));

        var concentration = share.Concentration;
        return new Rows(
            Tables.Line($"{Name(share.Region, share.HasCategory ? share.Category : null)}, {share.Period} ({share.FirstDay} to {share.LastDay})"),
            table,
            Tables.Details(
                ("partners", Figures.Of(share.PartnerCount)),
                ("net", Figures.Of(share.Net)),
                ("market size", share.Size is { } size ? $"{Figures.Of(size.Total)} ({EnumNames.Of(size.Basis)}: {string.Join("; ", size.Sources)})" : "not known"),
                ("HHI", $"{Figures.Or(concentration.Hhi.Value, "-")} of the {(concentration.Basis == ConcentrationBasis.Market ? "market" : "channel")}"),
                ("HHI change", concentration.HasHhiChange ? $"{concentration.HhiChange} from {concentration.HhiBefore}" : ""),
                ("unnamed rest", Figures.Of(concentration.UnnamedRest)),
                ("as of", Figures.Of(asOf))));
    }

    /// <summary>The market on one line, for where a table cannot be redrawn.</summary>
    public static string LineOf(WatchMarketShareResponse answer) =>
        $"{Figures.Of(answer.AsOf)}  net {Figures.Of(answer.Share.Net)} {answer.Share.Net.CurrencyCode}  partners {Figures.Of(answer.Share.PartnerCount)}  "
        + string.Join("  ", answer.Share.Partners.Take(3).Select(partner => $"{partner.Rank}. {partner.PartnerId} {Figures.Percent(partner.ShareOfChannel)}"));

    public static IRenderable Of(ListMarketsResponse answer)
    {
        var currency = answer.Markets.Count > 0 ? answer.Markets[0].Net.CurrencyCode : "";
        var table = Tables.Create("region", "category", ">partners", $">net {currency}".TrimEnd(), ">market size");
        foreach (var market in answer.Markets)
            table.Row(
                Figures.Or(market.Region, "(everywhere)"), market.HasCategory ? Figures.Or(market.Category, "(none)") : "(all)",
                Figures.Of(market.PartnerCount), Figures.Of(market.Net), Figures.Of(market.Size?.Total));

        return new Rows(table, Tables.Details(("as of", Figures.Of(answer.AsOf))));
    }

    private static string Name(string region, string? category) =>
        $"{Figures.Or(region, "everywhere")}, {(category is null ? "all categories" : Figures.Or(category, "lines without category"))}";
}
