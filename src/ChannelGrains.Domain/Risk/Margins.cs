namespace ChannelGrains.Domain.Risk;

/// <summary>Negative margin: (cost - net) / net, of what was sold in the last <see cref="SalesDays.SumDays"/> days and whose cost is known. Below 0 it earns.</summary>
internal static class Margins
{
    public static RiskReading? Read(RiskInputs inputs) => inputs.Sales is { NetWithKnownCost: var net, Cost: var cost } && net > 0
        ? new RiskReading(RiskFactorKind.NegativeMargin, Quotient.Of(cost - net, net))
        : null;
}
