using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>How much of a target was sold.</summary>
/// <param name="Net">Net sales.</param>
/// <param name="Target">Above 0.</param>
[GenerateSerializer, Immutable]
public sealed record Attainment([property: Id(0)] Amount Net, [property: Id(1)] Amount Target)
{
    public Fraction Ratio => Fraction.Of(Net.Micros, Target.Micros);

    /// <summary>What commission is multiplied by: linear between two levels, flat behind the last and before the first.</summary>
    /// <param name="levels">By attainment; none is a factor of 1.</param>
    public Fraction FactorOf(IReadOnlyList<PayoutLevel> levels)
    {
        if (levels.Count == 0)
            return Fraction.One;
        var i = levels.Count - 1;
        while (i > 0 && Of(levels[i].Attainment) > Ratio)
            i--;
        var from = levels[i];
        if (i == levels.Count - 1 || Of(from.Attainment) >= Ratio)
            return Of(from.Factor);
        var to = levels[i + 1];
        return Of(from.Factor)
            + (Ratio - Of(from.Attainment)) * Fraction.Of(to.Factor.Billionths - from.Factor.Billionths, to.Attainment.Billionths - from.Attainment.Billionths);
    }

    private static Fraction Of(Rate rate) => Fraction.Of(rate.Billionths, Rate.One.Billionths);
}
