using System.Numerics;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>The one place where money is rounded: a statement's total, once, to whole minor units.</summary>
public static class StatementRounding
{
    /// <summary>The nearest whole minor units.</summary>
    /// <param name="exact">In the currency's unit.</param>
    /// <param name="places">Places of the minor unit, see <see cref="Currencies.TryGetMinorUnits"/>.</param>
    /// <param name="rounding">Where halves go.</param>
    public static BigInteger Round(Fraction exact, int places, Rounding rounding)
    {
        var minor = InMinor(exact, places);
        var down = minor.Floor();
        var half = ((minor - Fraction.Of(down)) * Fraction.Of(2)).CompareTo(Fraction.One);
        var isUp = half > 0 || (half == 0 && (rounding == Rounding.HalfEven ? !down.IsEven : minor.Sign > 0));
        return isUp ? down + 1 : down;
    }

    /// <summary>A rounded total's share for each line: rounded down, and what is left goes, unit by unit, to the largest remainders, among equal ones to the
    /// earlier line.</summary>
    /// <param name="lines">Exact, in the currency's unit; their sum rounds to the total.</param>
    /// <param name="total">In minor units.</param>
    /// <param name="places">Places of the minor unit.</param>
    public static BigInteger[] Split(IReadOnlyList<Fraction> lines, BigInteger total, int places)
    {
        var exact = lines.Select(line => InMinor(line, places)).ToArray();
        var shares = exact.Select(line => line.Floor()).ToArray();
        var left = shares.Aggregate(total, (left, share) => left - share);
        if (left.Sign < 0 || left > shares.Length)
            throw new ArgumentException($"The lines do not add up to {total}.", nameof(total));
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - Fraction.Of(shares[i])).Take((int)left))
            shares[i]++;
        return shares;
    }

    /// <summary>The tax that is withheld of a rounded total, in minor units; none of a debt.</summary>
    /// <param name="total">In minor units.</param>
    /// <param name="rate">Part of it, 0 to 1.</param>
    /// <param name="rounding">Where halves go.</param>
    public static BigInteger Withhold(BigInteger total, Rate rate, Rounding rounding) =>
        total.Sign <= 0 ? 0 : Round(Fraction.Of(total * rate.Billionths, Rate.One.Billionths), 0, rounding);

    private static Fraction InMinor(Fraction exact, int places) => exact * Fraction.Of(BigInteger.Pow(10, places));
}
