using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Kpis;

/// <summary>Sales of today for people.</summary>
internal static class TodayView
{
    public static IRenderable Of(GetDaySalesResponse answer)
    {
        var sales = answer.Sales;
        var table = Tables.Create(["", "name", $">net today {sales.Total.Today.Net.CurrencyCode}".TrimEnd(), ">gross", ">returns", ">transactions", ">net the day before", ">target today", ">attained"]);
        Row("total", "", sales.Total);
        foreach (var type in sales.ChannelTypes)
            Row("type", EnumNames.Of(type.ChannelType), type);
        foreach (var region in sales.Regions)
            Row("region", Figures.Or(region.Name, "(none)"), region);
        var days = sales.FirstDay == sales.LastDay ? sales.FirstDay : $"{sales.FirstDay} to {sales.LastDay}, by the partners' time zones";
        return new Rows(Tables.Line($"{days} {sales.Region}".TrimEnd()), table, Tables.Details(("as of", Figures.Of(answer.AsOf))));

        void Row(string kind, string name, DayFigures of) => table.Row(
        [
            kind, name, Figures.Of(of.Today.Net), Figures.Of(of.Today.Gross), Figures.Of(of.Today.Returns), Figures.Of(of.Today.Transactions),
            Figures.Of(of.DayBefore.Net), Figures.Of(of.Target), of.Target is null ? "" : Figures.Percent(of.Attainment),
        ]);
    }
}
