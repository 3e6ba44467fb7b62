using System.Numerics;

namespace ChannelGrains.Domain.Risk;

/// <summary>Quotients of amounts and counts as readings: rounded to 6 places, half to even, and no larger than <see cref="Most"/>.</summary>
internal static class Quotient
{
    /// <summary>The largest reading; the largest that a rule can name.</summary>
    public const int Most = 1_000_000;

    private const int Scale = 1_000_000;

    /// <summary>The divisor is above 0.</summary>
    public static decimal Of(BigInteger numerator, BigInteger divisor)
    {
        var scaled = numerator * Scale;
        var quotient = BigInteger.DivRem(scaled, divisor, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(divisor);
        if (half > 0 || (half == 0 && !quotient.IsEven))
            quotient += scaled.Sign;
        var most = (BigInteger)Most * Scale;
        return (decimal)BigInteger.Max(BigInteger.Min(quotient, most), -most) / Scale;
    }
}
