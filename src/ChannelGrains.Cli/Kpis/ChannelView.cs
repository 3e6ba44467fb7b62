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
        var showsPart = answer.Rows.Any(row => CostFigures.IsPart(row.Measures));
        var table = Tables.Create([">rank", "partner", .. Headings(currency, showsPart)]);
        foreach (var row in answer.Rows)
            table.Row([Figures.Of(row.Rank), row.PartnerId, .. Cells(row.Measures, showsPart)]);

        return new Rows(table, Tables.Details(("partners", Figures.Of(answer.TotalSize)), ("as of", Figures.Of(answer.AsOf))));
    }

    public static IRenderable Of(GetChannelKpisResponse answer)
    {
        var kpis = answer.Kpis;
        var parts = kpis.ChannelTypes.Concat(kpis.Categories).Concat(kpis.Regions);
        var showsPart = parts.Select(part => part.Measures).Append(kpis.Total).Any(CostFigures.IsPart);
        var table = Tables.Create(["", "name", ">partners", .. Headings(kpis.Total.Net.CurrencyCode, showsPart)]);
        table.Row(["total", "", Figures.Of(kpis.PartnerCount), .. Cells(kpis.Total, showsPart)]);
        Parts("type", kpis.ChannelTypes, part => EnumNames.Of(part.ChannelType));
        Parts("category", kpis.Categories, part => Figures.Or(part.Name, "(none)"));
        Parts("region", kpis.Regions, part => Figures.Or(part.Name, "(none)"));
        return new Rows(
            Tables.Line($"{kpis.Period} ({kpis.FirstDay} to {kpis.LastDay}) {kpis.Scope.Region}".TrimEnd()),
            table,
            Tables.Details(("target", Figures.Of(kpis.Target)), ("attainment", Figures.Percent(kpis.Attainment)), ("as of", Figures.Of(answer.AsOf))));

        void Parts(string kind, IEnumerable<ChannelPart> of, Func<ChannelPart, string> name)
        {
            foreach (var part in of)
                table.Row([kind, name(part), Figures.Of(part.PartnerCount), .. Cells(part.Measures, showsPart)]);
        }
    }

    private static string[] Headings(string currency, bool showsPart) =>
        [$">net {currency}".TrimEnd(), ">gross", ">returns", ">units", ">transactions", ">return rate", .. CostFigures.Headings(showsPart)];

    private static string[] Cells(SalesMeasures m, bool showsPart) =>
    [
        Figures.Of(m.Net), Figures.Of(m.Gross), Figures.Of(m.Returns), Figures.Units(m), Figures.Of(m.Transactions),
        Figures.Percent(m.ReturnRate), .. CostFigures.Cells(m, showsPart),
    ];
}
