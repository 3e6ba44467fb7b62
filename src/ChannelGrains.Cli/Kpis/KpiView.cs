using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Kpis;

/// <summary>Figures for people.</summary>
internal static class KpiView
{
    public static IRenderable Of(PartnerKpis kpis, Timestamp? asOf, long version)
    {
        var currency = kpis.Total.Net?.CurrencyCode ?? "";
        var showsPart = kpis.Categories.Select(category => category.Measures).Append(kpis.Total).Any(CostFigures.IsPart);
        var table = Tables.Create(
            ["category", $">gross {currency}", ">returns", ">net", ">units", ">transactions", ">return rate", .. CostFigures.Headings(showsPart)]);
        foreach (var category in kpis.Categories)
            Row(table, Figures.Or(category.Category, "(none)"), category.Measures, showsPart);

        if (kpis.Categories.Count > 0)
            table.EmptyRow();

        Row(table, "total", kpis.Total, showsPart);
        return new Rows(
            Tables.Line($"{kpis.PartnerId}, {kpis.Period} ({kpis.FirstDay} to {kpis.LastDay})"),
            table,
            Tables.Details(
                ("customers", Customers(kpis.DistinctCustomers)),
                ("new customers", Figures.Of(kpis.NewCustomers)),
                ("net growth", Figures.Percent(kpis.NetGrowth)),
                ("target", Figures.Of(kpis.Target)),
                ("attainment", Figures.Percent(kpis.Attainment)),
                AsOf(asOf, version)));
    }

    /// <summary>The total on one line, for where a table cannot be redrawn.</summary>
    public static string LineOf(WatchPartnerKpisResponse answer)
    {
        var total = answer.Kpis.Total;
        return $"{Figures.Of(answer.AsOf)}  net {Figures.Of(total.Net)} {total.Net?.CurrencyCode}  gross {Figures.Of(total.Gross)}"
            + $"  returns {Figures.Of(total.Returns)}  transactions {Figures.Of(total.Transactions)}"
            + $"  growth {Figures.Percent(answer.Kpis.NetGrowth)}  attainment {Figures.Percent(answer.Kpis.Attainment)}  version {Figures.Of(answer.JournalVersion)}";
    }

    public static IRenderable Of(QuerySeriesResponse answer, Measure measure)
    {
        var table = Tables.Create("=period", $">{EnumNames.Of(measure)} {answer.CurrencyCode}".TrimEnd());
        foreach (var point in answer.Points)
            table.Row(point.Period, Figures.Or(point.Value, CostFigures.NotKnown));

        return new Rows(table, Tables.Details(AsOf(answer.AsOf, answer.JournalVersion)));
    }

    private static void Row(FittedTable table, string name, SalesMeasures m, bool showsPart) => table.Row(
    [
        name, Figures.Of(m.Gross), Figures.Of(m.Returns), Figures.Of(m.Net), Figures.Units(m), Figures.Of(m.Transactions),
        Figures.Percent(m.ReturnRate), .. CostFigures.Cells(m, showsPart),
    ]);

    private static string Customers(DistinctCount? count) => count is null ? ""
        : count.Exact ? Figures.Of(count.Value)
        : $"about {Figures.Of(count.Value)} (standard error {count.StandardError})";

    private static (string Name, string Value) AsOf(Timestamp? asOf, long version) =>
        ("as of", $"{Figures.Of(asOf)}, journal version {Figures.Of(version)}");
}
