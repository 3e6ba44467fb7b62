using ChannelGrains.Domain.Money;
using Google.Type;

namespace ChannelGrains.Grains;

/// <summary>Amounts as google.type.Money and back.</summary>
public static class Moneys
{
    private const int NanosPerMicro = 1_000;

    /// <summary>Throws <see cref="FigureTooLargeException"/> for what a message cannot say.</summary>
    public static Money ToMessage(Amount amount, string currency) => amount.TryGetUnitsAndNanos(out var units, out var nanos)
        ? new Money { CurrencyCode = currency, Units = units, Nanos = nanos }
        : throw new FigureTooLargeException($"A sum of {amount} {currency} is beyond what Money holds, 2^63 units. Ask for a shorter period or a smaller scope; QuerySeries answers sums of any size.");

    /// <summary>The amount of a message that was checked or written here.</summary>
    public static Amount ToAmount(Money money) => new(((Int128)money.Units * Amount.MicrosPerUnit) + (money.Nanos / NanosPerMicro));
}
