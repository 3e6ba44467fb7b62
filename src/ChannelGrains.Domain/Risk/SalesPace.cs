using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Risk;

/// <summary>Sales below pace: (target to date - net) / target to date. Below 0 they are ahead.</summary>
internal static class SalesPace
{
    public static RiskReading? Read(RiskInputs inputs) => inputs.Pace is { } pace && pace.ToDate > Amount.Zero
        ? new RiskReading(RiskFactorKind.SalesBelowPace, Quotient.Of(pace.ToDate.Micros - pace.Net.Micros, pace.ToDate.Micros))
        : null;
}
