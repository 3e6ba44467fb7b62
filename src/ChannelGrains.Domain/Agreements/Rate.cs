using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A part, a factor, or an amount for a piece: an exact decimal of at most 9 places, not below 0.</summary>
/// <param name="Billionths">In 10^-9.</param>
[GenerateSerializer, Immutable]
public readonly record struct Rate([property: Id(0)] long Billionths) : IComparable<Rate>
{
    public const int Places = 9;

    /// <summary>The largest that is read: 10^9.</summary>
    public static readonly Rate Largest = new(1_000_000_000_000_000_000);

    public static readonly Rate Zero = new(0), One = new(1_000_000_000);

    /// <summary>Reads a plain decimal of at most 9 places, such as <c>0.055</c>; false for another, and for one above <see cref="Largest"/>.</summary>
    public static bool TryParse(string text, out Rate rate)
    {
        var isRead = DecimalText.TryParse(text, Places, out var billionths) && billionths <= Largest.Billionths;
        rate = isRead ? new((long)billionths) : default;
        return isRead;
    }

    public static bool operator <(Rate left, Rate right) => left.Billionths < right.Billionths;

    public static bool operator >(Rate left, Rate right) => left.Billionths > right.Billionths;

    public static bool operator <=(Rate left, Rate right) => left.Billionths <= right.Billionths;

    public static bool operator >=(Rate left, Rate right) => left.Billionths >= right.Billionths;

    public int CompareTo(Rate other) => Billionths.CompareTo(other.Billionths);

    public override string ToString() => DecimalText.Format(Billionths, Places);
}
