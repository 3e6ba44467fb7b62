using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>Cost and margin for people: a dash where no cost is known, and of which part of net they are where that is not all.</summary>
internal static class CostFigures
{
    public const string NotKnown = "-";

    /// <summary>Costs are known of some sales and not of others.</summary>
    public static bool IsPart(SalesMeasures m) => IsKnown(m) && !Equals(m.NetWithKnownCost, m.Net);

    public static string[] Headings(bool showsPart) => showsPart ? [">net with cost", ">cost", ">margin"] : [">cost", ">margin"];

    public static string[] Cells(SalesMeasures m, bool showsPart)
    {
        var (cost, margin) = IsKnown(m) ? (Figures.Of(m.Cost), Figures.Of(m.Margin)) : (NotKnown, NotKnown);
        return showsPart ? [IsKnown(m) ? Figures.Of(m.NetWithKnownCost) : NotKnown, cost, margin] : [cost, margin];
    }

    /// <summary>Without any sale the cost is known to be 0.</summary>
    private static bool IsKnown(SalesMeasures m) => Figures.HasValue(m.NetWithKnownCost) || Figures.HasValue(m.Cost)
        || (m.Transactions == 0 && !Figures.HasValue(m.Gross) && !Figures.HasValue(m.Returns));
}
