using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using Google.Type;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>Amounts in minor units between the wire and the domain.</summary>
internal static class MinorAmounts
{
    public static Money ToMessage(long minor, string currencyCode) => Moneys.ToMessage(new(minor * Currencies.MinorUnitOf(currencyCode).Micros), currencyCode);

    /// <summary>The minor units of an amount; 0 where it is absent. INVALID_ARGUMENT for another currency, and for what is not whole minor units or too much.</summary>
    public static long Read(Money? money, string currencyCode, string field)
    {
        if (money is null)
            return 0;
        var amount = StatedAmount.Read(new(money.CurrencyCode, money.Units, money.Nanos), currencyCode, field);
        if (amount.IsRefused)
            throw RefusalStatus.ToException(amount.Refusal);
        var (minor, rest) = Int128.DivRem(amount.Value.Micros, Currencies.MinorUnitOf(currencyCode).Micros);
        return rest == 0 && Int128.Abs(minor) <= SettlementLimits.LargestMinor
            ? (long)minor
            : throw RefusalStatus.ToException(Refusal.InvalidArgument(
                "AMOUNT", $"{field} must be whole minor units of {currencyCode}, at most {SettlementLimits.LargestMinor} of them.", field));
    }
}
