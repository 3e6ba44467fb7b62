using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Money;

/// <summary>An amount as a caller wrote it, by the parts of <c>google.type.Money</c>: not checked yet.</summary>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="Units">Whole units.</param>
/// <param name="Nanos">10^-9 of a unit, of the same sign.</param>
[GenerateSerializer, Immutable]
public sealed record StatedAmount([property: Id(0)] string CurrencyCode, [property: Id(1)] long Units, [property: Id(2)] int Nanos)
{
    private const int NanosPerMicro = 1_000;
    private const int NanosPerUnit = 1_000_000_000;

    /// <summary>The amount. Refused, in this order: AMOUNT where there is none, CURRENCY_NOT_PROGRAMMES, AMOUNT where its parts are none of an amount.</summary>
    /// <param name="stated">What the caller wrote; null is nothing.</param>
    /// <param name="currencyCode">The currency that it must be of.</param>
    /// <param name="field">Its field on the wire.</param>
    public static Outcome<Amount> Read(StatedAmount? stated, string currencyCode, string field)
    {
        if (stated is null)
            return Refusal.InvalidArgument("AMOUNT", $"{field} is missing.", field);
        if (stated.CurrencyCode != currencyCode)
            return Refusal.InvalidArgument("CURRENCY_NOT_PROGRAMMES",
                $"{field} is in '{stated.CurrencyCode}'; the programme's currency is {currencyCode}: convert it.", $"{field}.currency_code");
        return stated.Nanos is <= -NanosPerUnit or >= NanosPerUnit || stated.Nanos % NanosPerMicro != 0 || ((long)stated.Nanos * Math.Sign(stated.Units)) < 0
            ? Refusal.InvalidArgument("AMOUNT", $"{field} must be whole micros, with units and nanos of one sign.", $"{field}.nanos")
            : new Amount(((Int128)stated.Units * Amount.MicrosPerUnit) + (stated.Nanos / NanosPerMicro));
    }
}
