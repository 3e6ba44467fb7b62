using System.Globalization;
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

    /// <summary>Reads a plain decimal such as <c>0.055</c>: digits, and a point with at most 9 places behind it.</summary>
    public static bool TryParse(string text, out Rate rate)
    {
        var isRead = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= Largest.Billionths / One.Billionths && decimal.Truncate(value * One.Billionths) == value * One.Billionths;
        rate = isRead ? new(decimal.ToInt64(value * One.Billionths)) : default;
        return isRead;
    }

    public static bool operator <(Rate left, Rate right) => left.Billionths < right.Billionths;

    public static bool operator >(Rate left, Rate right) => left.Billionths > right.Billionths;

    public static bool operator <=(Rate left, Rate right) => left.Billionths <= right.Billionths;

    public static bool operator >=(Rate left, Rate right) => left.Billionths >= right.Billionths;

    public int CompareTo(Rate other) => Billionths.CompareTo(other.Billionths);

    public override string ToString() => DecimalText.Format(Billionths, Places);
}
