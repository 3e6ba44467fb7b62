using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>An exact quotient of whole numbers; the divisor is above 0. Not in lowest terms, unlike <see cref="Fraction"/>: scores of all partners are computed at once.</summary>
public readonly struct Quotient : IComparable<Quotient>
{
    private const long Scale = 1_000_000;

    private readonly BigInteger _numerator;
    private readonly BigInteger _divisor; // 0 in the default, which is 0

    private Quotient(BigInteger numerator, BigInteger divisor) => (_numerator, _divisor) = divisor.Sign < 0 ? (-numerator, -divisor) : (numerator, divisor);

    private BigInteger Divisor => _divisor.IsZero ? BigInteger.One : _divisor;

    public int Sign => _numerator.Sign;

    /// <summary>A number of at most 6 places.</summary>
    public static Quotient Of(decimal value) => new(new BigInteger(value * Scale), Scale);

    public static Quotient Of(Amount amount) => new((BigInteger)amount.Micros, Scale);

    /// <summary>A quotient of whole numbers; the divisor is not 0.</summary>
    public static Quotient Of(BigInteger numerator, BigInteger divisor) => new(numerator, divisor);

    public static Quotient operator +(Quotient left, Quotient right) => new((left._numerator * right.Divisor) + (right._numerator * left.Divisor), left.Divisor * right.Divisor);

    public static Quotient operator *(Quotient left, Quotient right) => new(left._numerator * right._numerator, left.Divisor * right.Divisor);

    /// <summary>The right one is not 0.</summary>
    public static Quotient operator /(Quotient left, Quotient right) => new(left._numerator * right.Divisor, left.Divisor * right._numerator);

    public static Quotient Min(Quotient left, Quotient right) => left.CompareTo(right) <= 0 ? left : right;

    public int CompareTo(Quotient other) => (_numerator * other.Divisor).CompareTo(other._numerator * Divisor);

    /// <summary>In units of 10^-12, rounded down: equal ones for equal quotients, and in their order.</summary>
    public Int128 Floor12()
    {
        var quotient = BigInteger.DivRem(_numerator * 1_000_000_000_000, Divisor, out var rest);
        return (Int128)(rest.Sign < 0 ? quotient - 1 : quotient);
    }

    /// <summary>12 places, rounded half to even.</summary>
    public override string ToString() => DecimalRatio.Of(_numerator, Divisor, 0).Value!;
}
