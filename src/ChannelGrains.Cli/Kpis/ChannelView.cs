using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Kpis;

/// <summary>Figures over all partners for people.</summary>
internal static class ChannelView
{
    public static IRenderable Of(ListPartnerKpisResponse answer)
    {
        var currency = answer.Rows.Count > 0 ? answer.Rows[0].Measures.Net.CurrencyCode : "";
        var table = Tables.Create(">rank", "partner", $">net {currency}".TrimEnd(), ">gross", ">returns", ">units", ">transactions", ">return rate", ">cost", ">margin");
        foreach (var row in answer.Rows)
        {
            table.Row([Figures.Of(row.Rank), row.PartnerId, .. Cells(row.Measures)]);
        }

        return new Rows(table, Tables.Details(("partners", Figures.Of(answer.TotalSize)), ("as of", Figures.Of(answer.AsOf))));
    }

    public static IRenderable Of(GetChannelKpisResponse answer)
    {
        var kpis = answer.Kpis;
        var table = Tables.Create("", "name", ">partners", $">net {kpis.Total.Net.CurrencyCode}", ">gross", ">returns", ">units", ">transactions", ">return rate", ">cost", ">margin");
        table.Row(["total", "", Figures.Of(kpis.PartnerCount), .. Cells(kpis.Total)]);
        Parts(table, "type", kpis.ChannelTypes, part => EnumNames.Of(part.ChannelType));
        Parts(table, "category", kpis.Categories, part => Figures.Or(part.Name, "(none)"));
        Parts(table, "region", kpis.Regions, part => Figures.Or(part.Name, "(none)"));
        return new Rows(
            new Text($"{kpis.Period} ({kpis.FirstDay} to {kpis.LastDay}) {kpis.Scope.Region}".TrimEnd()),
            table,
            Tables.Details(("as of", Figures.Of(answer.AsOf))));
    }

    private static void Parts(Table table, string kind, IEnumerable<ChannelPart> parts, Func<ChannelPart, string> name)
    {
        foreach (var part in parts)
        {
            table.Row([kind, name(part), Figures.Of(part.PartnerCount), .. Cells(part.Measures)]);
        }
    }

    private static string[] Cells(SalesMeasures m) =>
    [
        Figures.Of(m.Net), Figures.Of(m.Gross), Figures.Of(m.Returns), Figures.Units(m), Figures.Of(m.Transactions),
        Figures.Percent(m.ReturnRate), Figures.Of(m.Cost), Figures.Of(m.Margin),
    ];
}
