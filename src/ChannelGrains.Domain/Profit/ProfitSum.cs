using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Profit;

/// <summary>Net sales, cost and commission, of any number of months and partners.</summary>
/// <param name="Net">Net sales.</param>
/// <param name="Cost">Known cost.</param>
/// <param name="NetWithKnownCost">The part of net whose cost is known.</param>
/// <param name="Commission">In <see cref="Fraction.InexactPlaces"/> places of the currency's unit.</param>
[GenerateSerializer, Immutable]
public readonly record struct ProfitSum([property: Id(0)] Amount Net, [property: Id(1)] Amount Cost, [property: Id(2)] Amount NetWithKnownCost, [property: Id(3)] BigInteger Commission)
{
    public static ProfitSum Of(ProfitCell cell) => new(cell.Net, cell.Cost, cell.NetWithKnownCost, cell.Commission);

    public static ProfitSum operator +(ProfitSum left, ProfitSum right) => new(
        left.Net + right.Net, left.Cost + right.Cost, left.NetWithKnownCost + right.NetWithKnownCost, left.Commission + right.Commission);

    /// <summary>Net sales less known cost, commission and what the programme spent, as commission is.</summary>
    public BigInteger Profit(Amount programmeSpend) => (Net - Cost - programmeSpend).Micros * BigInteger.Pow(10, Fraction.InexactPlaces - Amount.Places) - Commission;
}
