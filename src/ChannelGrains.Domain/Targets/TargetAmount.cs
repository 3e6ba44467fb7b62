using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Targets;

/// <summary>Bounds of a target's amount.</summary>
public static class TargetAmount
{
    /// <summary>The largest target: within 64 bits of every currency's minor units.</summary>
    public static readonly Amount Largest = Amount.FromUnits(100_000_000_000_000);

    /// <summary>The amount. Refused, in this order: as <see cref="StatedAmount"/> says, AMOUNT where it is out of bounds, AMOUNT where it is not whole minor units.</summary>
    public static Outcome<Amount> Read(StatedAmount? stated, string currencyCode, string field)
    {
        var amount = StatedAmount.Read(stated, currencyCode, field);
        if (amount.IsRefused)
            return amount;
        if (amount.Value < Amount.Zero || amount.Value > Largest)
            return Refusal.InvalidArgument("AMOUNT", $"{field} must be 0 to {Largest}.", field);
        var minorUnit = Currencies.MinorUnitOf(currencyCode);
        return amount.Value.Micros % minorUnit.Micros == 0
            ? amount
            : Refusal.InvalidArgument("AMOUNT", $"{field} {amount.Value} is finer than the minor unit of {currencyCode}, {minorUnit}: round it.", field);
    }
}
