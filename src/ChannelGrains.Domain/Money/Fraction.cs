using System.Globalization;
using System.Numerics;

namespace ChannelGrains.Domain.Money;

/// <summary>An exact fraction of any size, in lowest terms, its denominator above 0: what money is while it is computed, before it is rounded.</summary>
[GenerateSerializer, Immutable]
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    /// <summary>Places of <see cref="ToText"/> where no decimal is exact.</summary>
    public const int InexactPlaces = 18;

    public static readonly Fraction Zero, One = Of(1);

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        Numerator = numerator / divisor;
        DenominatorLessOne = denominator / divisor - 1;
    }

    [Id(0)]
    public BigInteger Numerator { get; }

    // So that the default is 0.
    [Id(1)]
    private BigInteger DenominatorLessOne { get; }

    public BigInteger Denominator => DenominatorLessOne + 1;

    public int Sign => Numerator.Sign;

    public bool IsZero => Numerator.IsZero;

    public static Fraction Of(BigInteger whole) => new(whole, 1);

    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator) =>
        denominator.IsZero ? throw new DivideByZeroException("A fraction needs a denominator other than 0.") : new(numerator, denominator);

    /// <summary>In the unit of the amount's currency.</summary>
    public static Fraction Of(Amount amount) => new(amount.Micros, Amount.MicrosPerUnit);

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else.</summary>
    public static bool TryParse(string text, out Fraction fraction)
    {
        var bar = text.IndexOf('/');
        fraction = default;
        if (!BigInteger.TryParse(bar < 0 ? text : text.AsSpan(0, bar), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator))
            return false;
        var denominator = BigInteger.One;
        if (bar >= 0 && !(BigInteger.TryParse(text.AsSpan(bar + 1), NumberStyles.None, CultureInfo.InvariantCulture, out denominator) && denominator.Sign > 0))
            return false;
        fraction = new(numerator, denominator);
        return true;
    }

    public static Fraction operator +(Fraction left, Fraction right)
    {
        if (left.IsZero)
            return right;
        return right.IsZero ? left : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);
    }

    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    public static Fraction operator -(Fraction value) => value.IsZero ? value : new(-value.Numerator, value.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) => left == One ? right : right == One ? left : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Fraction operator /(Fraction left, Fraction right) => Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && DenominatorLessOne == other.DenominatorLessOne;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, DenominatorLessOne);

    /// <summary>The largest whole number that is not above it.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>In so many decimal places, half to even where they do not suffice.</summary>
    public BigInteger InPlaces(int places) => HalfEven(Numerator * BigInteger.Pow(10, places));

    /// <summary>For people: the exact decimal where there is one, else one of <see cref="InexactPlaces"/> places, half to even.</summary>
    public string ToText() => DecimalPlaces() is { } places
        ? DecimalText.Format(Numerator * BigInteger.Pow(10, places) / Denominator, places)
        : DecimalText.Format(InPlaces(InexactPlaces), InexactPlaces);

    /// <summary>Exact, as <c>-37/3</c>; a whole number without denominator.</summary>
    public override string ToString() => DenominatorLessOne.IsZero
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    // A fraction in lowest terms is a decimal when its denominator has no other prime factors than 2 and 5.
    private int? DecimalPlaces()
    {
        var rest = Denominator;
        int twos = 0, fives = 0;
        for (; rest.IsEven; twos++)
            rest >>= 1;
        for (; (rest % 5).IsZero; fives++)
            rest /= 5;
        return rest.IsOne ? Math.Max(twos, fives) : null;
    }

    private BigInteger HalfEven(BigInteger scaled)
    {
        var quotient = BigInteger.DivRem(scaled, Denominator, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(Denominator);
        return half < 0 || (half == 0 && quotient.IsEven) ? quotient : quotient + Numerator.Sign;
    }
}
