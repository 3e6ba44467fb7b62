using System.Numerics;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Profit;

/// <summary>What one partner sold in one month, and what that cost.</summary>
/// <param name="ChannelType">The partner's type on the last day of the month.</param>
/// <param name="Region">Its region then.</param>
/// <param name="Net">Net sales.</param>
/// <param name="Cost">Known cost of what was sold.</param>
/// <param name="NetWithKnownCost">The part of net whose cost is known.</param>
/// <param name="Commission">Its commission, in <see cref="Fraction.InexactPlaces"/> places of the currency's unit.</param>
/// <param name="Transactions">Transactions that count.</param>
[GenerateSerializer, Immutable]
public sealed record ProfitCell(
    [property: Id(0)] ChannelType ChannelType, [property: Id(1)] string Region, [property: Id(2)] Amount Net, [property: Id(3)] Amount Cost,
    [property: Id(4)] Amount NetWithKnownCost, [property: Id(5)] BigInteger Commission, [property: Id(6)] long Transactions)
{
    public bool IsEmpty => Transactions == 0 && Commission.IsZero && Net == default && Cost == default && NetWithKnownCost == default;

    /// <summary>A partner's cell of a month.</summary>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="sales">Its sales.</param>
    /// <param name="timeline">Where it belongs.</param>
    /// <param name="commission">What the month brings it, exactly.</param>
    public static ProfitCell Of(int month, SalesBook sales, PartnerTimeline timeline, Fraction commission)
    {
        var (placement, sold) = (timeline.PlacementOn(BusinessDay.LastOfMonth(month)), sales.OfMonth(month));
        return new(
            placement.ChannelType, placement.Region, new(sold.Net), new(sold.Cost), new(sold.NetWithKnownCost), commission.InPlaces(Fraction.InexactPlaces), sold.Primaries);
    }

    public override string ToString() =>
        $"net {Net}, cost {Cost} of {NetWithKnownCost}, commission {DecimalText.Format(Commission, Fraction.InexactPlaces)}, {Transactions} transactions, of {ChannelType} in {Region}";
}
