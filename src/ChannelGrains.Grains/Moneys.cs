using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using Google.Type;

namespace ChannelGrains.Grains;

/// <summary>Amounts as google.type.Money and back.</summary>
public static class Moneys
{
    private const int NanosPerMicro = 1_000;
    private const int NanosPerUnit = 1_000_000_000;

    /// <summary>Throws <see cref="FigureTooLargeException"/> for what a message cannot say.</summary>
    public static Money ToMessage(Amount amount, string currency) => amount.TryGetUnitsAndNanos(out var units, out var nanos)
        ? new Money { CurrencyCode = currency, Units = units, Nanos = nanos }
        : throw new FigureTooLargeException($"A sum of {amount} {currency} is beyond what Money holds, 2^63 units. Ask for a shorter period or a smaller scope; QuerySeries answers sums of any size.");

    /// <summary>The amount of a message that was checked or written here.</summary>
    public static Amount ToAmount(Money money) => new(((Int128)money.Units * Amount.MicrosPerUnit) + (money.Nanos / NanosPerMicro));

    /// <summary>Null when it is an amount of a currency, else CURRENCY_NOT_PROGRAMMES or AMOUNT naming the field.</summary>
    internal static Refusal? Check(Money? money, string currency, string field)
    {
        if (money is null)
            return Refusal.InvalidArgument("AMOUNT", $"{field} is missing.", field);
        if (money.CurrencyCode != currency)
        {
            return Refusal.InvalidArgument("CURRENCY_NOT_PROGRAMMES",
                $"{field} is in '{money.CurrencyCode}'; the programme's currency is {currency}: convert it.", $"{field}.currency_code");
        }
        return money.Nanos is <= -NanosPerUnit or >= NanosPerUnit || money.Nanos % NanosPerMicro != 0 || ((long)money.Nanos * Math.Sign(money.Units)) < 0
            ? Refusal.InvalidArgument("AMOUNT", $"{field} must be whole micros, with units and nanos of one sign.", $"{field}.nanos")
            : null;
    }
}
