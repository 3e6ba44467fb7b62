namespace ChannelGrains.Domain.Money;

/// <summary>
/// An exact amount of money in micros, 10^-6 of the currency's unit. The currency is the context's. All arithmetic is
/// checked: what leaves 128 bits throws <see cref="OverflowException"/>.
/// </summary>
[GenerateSerializer, Immutable]
public readonly struct Amount(Int128 micros) : IEquatable<Amount>, IComparable<Amount>
{
    public const int MicrosPerUnit = 1_000_000;

    /// <summary>Decimal places that micros hold.</summary>
    public const int Places = 6;

    public static readonly Amount Zero;

    [Id(0)]
    public Int128 Micros { get; } = micros;

    public static Amount FromUnits(long units) => new((Int128)units * MicrosPerUnit);

    /// <summary>Reads a plain decimal of at most 6 places, as <see cref="DecimalText.TryParse"/> does.</summary>
    public static bool TryParse(string text, out Amount amount)
    {
        var isRead = DecimalText.TryParse(text, Places, out var micros);
        amount = new(micros);
        return isRead;
    }

    public static Amount operator +(Amount left, Amount right) => new(checked(left.Micros + right.Micros));

    public static Amount operator -(Amount left, Amount right) => new(checked(left.Micros - right.Micros));

    public static Amount operator -(Amount amount) => new(checked(-amount.Micros));

    public static bool operator ==(Amount left, Amount right) => left.Micros == right.Micros;

    public static bool operator !=(Amount left, Amount right) => left.Micros != right.Micros;

    public static bool operator <(Amount left, Amount right) => left.Micros < right.Micros;

    public static bool operator >(Amount left, Amount right) => left.Micros > right.Micros;

    public static bool operator <=(Amount left, Amount right) => left.Micros <= right.Micros;

    public static bool operator >=(Amount left, Amount right) => left.Micros >= right.Micros;

    public int CompareTo(Amount other) => Micros.CompareTo(other.Micros);

    public bool Equals(Amount other) => Micros == other.Micros;

    public override bool Equals(object? obj) => obj is Amount other && Equals(other);

    public override int GetHashCode() => Micros.GetHashCode();

    /// <summary>The parts of <c>google.type.Money</c>, of the same sign; false beyond 64 bits of units.</summary>
    public bool TryGetUnitsAndNanos(out long units, out int nanos)
    {
        (var whole, var micros) = Int128.DivRem(Micros, MicrosPerUnit);
        (units, nanos) = (unchecked((long)whole), (int)micros * 1000);
        return whole == units;
    }

    /// <summary>Exact decimal text: trailing zeros are trimmed down to <paramref name="minPlaces"/> places, 0 to 6.</summary>
    public string ToString(int minPlaces) => DecimalText.Format(Micros, Places, minPlaces);

    public override string ToString() => ToString(0);
}
