using System.Numerics;

namespace ChannelGrains.Domain.Money;

/// <summary>A quotient with what it was computed from, all as decimals.</summary>
/// <param name="Value">
/// Numerator / denominator with exactly 12 places, rounded half to even; null when the denominator is 0 or there is
/// nothing to compare with.
/// </param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
[GenerateSerializer, Immutable]
public sealed record DecimalRatio(
    [property: Id(0)] string? Value,
    [property: Id(1)] string Numerator,
    [property: Id(2)] string Denominator)
{
    /// <summary>Decimal places of <see cref="Value"/>.</summary>
    public const int Places = 12;

    private const long Scale = 1_000_000_000_000;

    // |numerator| up to this, times Scale (< 2^40), stays inside Int128.
    private static readonly Int128 FastLimit = Int128.One << 86;

    public static DecimalRatio Of(Amount numerator, Amount denominator) =>
        new(Quotient(numerator.Micros, denominator.Micros), numerator.ToString(0), denominator.ToString(0));

    /// <summary>The ratio of two whole numbers: counts, or anything else in one unit.</summary>
    public static DecimalRatio Of(Int128 numerator, Int128 denominator) =>
        new(Quotient(numerator, denominator), DecimalText.Format(numerator, 0), DecimalText.Format(denominator, 0));

    /// <summary>The ratio of two numbers of any size in units of 10^-<paramref name="places"/>.</summary>
    public static DecimalRatio Of(BigInteger numerator, BigInteger denominator, int places) => new(
        denominator.IsZero ? null : DecimalText.Format(HalfEven(numerator * Scale, denominator), Places, Places),
        DecimalText.Format(numerator, places), DecimalText.Format(denominator, places));

    /// <summary>The ratio of two amounts where one of 0 or less below the line has no meaning, such as a share: then there is no value.</summary>
    public static DecimalRatio Share(Amount part, Amount whole)
    {
        var ratio = Of(part, whole);
        return whole > Amount.Zero ? ratio : ratio with { Value = null };
    }

    /// <summary>Numerator / denominator to 12 places, half to even; null when the denominator is 0.</summary>
    public static string? Quotient(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
            return null;
        return numerator > -FastLimit && numerator < FastLimit && denominator != Int128.MinValue
            ? DecimalText.Format(HalfEven(numerator * Scale, denominator), Places, Places)
            : DecimalText.Format(HalfEven((BigInteger)numerator * Scale, denominator), Places, Places);
    }

    private static Int128 HalfEven(Int128 numerator, Int128 denominator)
    {
        (var quotient, var rest) = Int128.DivRem(numerator, denominator);
        UInt128 magnitude = (UInt128)Int128.Abs(rest), divisor = (UInt128)Int128.Abs(denominator);
        var left = divisor - magnitude; // compares 2 x rest with the divisor without overflow
        if (magnitude < left || (magnitude == left && Int128.IsEvenInteger(quotient)))
            return quotient;
        return quotient + (Int128.IsNegative(numerator) == Int128.IsNegative(denominator) ? 1 : -1);
    }

    private static BigInteger HalfEven(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(BigInteger.Abs(denominator));
        if (half < 0 || (half == 0 && quotient.IsEven))
            return quotient;
        return quotient + (numerator.Sign == denominator.Sign ? 1 : -1);
    }
}
