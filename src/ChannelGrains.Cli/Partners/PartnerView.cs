using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Partners;

/// <summary>Partners for people.</summary>
internal static class PartnerView
{
    public static IRenderable One(Partner partner) => Tables.Details(
        ("partner", partner.PartnerId),
        ("name", partner.DisplayName),
        ("state", EnumNames.Of(partner.State)),
        ("active from", Figures.Or(partner.ActiveFrom, partner.State == PartnerState.Active ? "since ever" : "")),
        ("type", EnumNames.Of(partner.ChannelType)),
        ("region", partner.Region),
        ("time zone", partner.TimeZone),
        ("currency", partner.CurrencyCode),
        ("external ids", string.Join(", ", partner.ExternalIds.Select(id => $"{id.Key}={id.Value}").Order(StringComparer.Ordinal))),
        ("created", Figures.Of(partner.CreatedAt)),
        ("etag", partner.Etag));

    public static IRenderable Many(IEnumerable<Partner> partners)
    {
        var table = Tables.Create("partner", "name", "state", "type", "region", "currency", "time zone");
        foreach (var p in partners)
            table.Row(
                p.PartnerId, p.DisplayName, EnumNames.Of(p.State), EnumNames.Of(p.ChannelType), p.Region, p.CurrencyCode, p.TimeZone);

        return table;
    }
}
