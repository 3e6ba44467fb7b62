using System.Globalization;

namespace ChannelGrains.Cli.Import;

/// <summary>A decimal number without rounding: Mantissa / 10^Scale.</summary>
/// <param name="Mantissa">All digits, signed.</param>
/// <param name="Scale">Digits after the point, 0 or more.</param>
internal readonly record struct ExactNumber(Int128 Mantissa, int Scale)
{
    private const int MaxDigits = 30;

    public bool IsNegative => Mantissa < 0;

    /// <summary>Reads an optional sign, digits, and an optional point with digits; nothing else, so no thousands separators.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, char point, out ExactNumber number)
    {
        number = default;
        text = text.Trim(' ');
        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            text = text[1..];
        }

        long low = 0;
        Int128 high = 0;
        var digits = 0;
        var scale = -1;
        foreach (var c in text)
        {
            if (c == point && scale < 0)
            {
                scale = 0;
            }
            else if (char.IsAsciiDigit(c) && ++digits <= MaxDigits)
            {
                // The long holds 18 digits; only longer numbers pay for 128 bits.
                if (digits == 18)
                {
                    high = low;
                }

                if (digits < 18)
                {
                    low = (low * 10) + (c - '0');
                }
                else
                {
                    high = (high * 10) + (c - '0');
                }

                scale += scale >= 0 ? 1 : 0;
            }
            else
            {
                return false;
            }
        }

        var mantissa = digits < 18 ? low : high;
        number = new ExactNumber(negative ? -mantissa : mantissa, Math.Max(scale, 0));
        return digits > 0;
    }

    /// <exception cref="OverflowException">The product has more than 38 digits.</exception>
    public static ExactNumber operator *(ExactNumber a, ExactNumber b) => new(checked(a.Mantissa * b.Mantissa), a.Scale + b.Scale);

    /// <summary>The number in units of 10^-decimals; false when it is finer than that or does not fit.</summary>
    public bool TryScale(int decimals, out long units)
    {
        units = 0;
        var mantissa = Mantissa;
        var scale = Scale;
        for (; scale > decimals; scale--)
        {
            var (quotient, rest) = Int128.DivRem(mantissa, 10);
            if (rest != 0)
            {
                return false;
            }

            mantissa = quotient;
        }

        for (; scale < decimals; scale++)
        {
            if (Int128.Abs(mantissa) > long.MaxValue)
            {
                return false;
            }

            mantissa *= 10;
        }

        if (mantissa > long.MaxValue || mantissa < -long.MaxValue)
        {
            return false;
        }

        units = (long)mantissa;
        return true;
    }

    /// <summary>The number with a point and all its decimals.</summary>
    public string ToText()
    {
        var digits = Int128.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var text = Scale == 0 ? digits : $"{digits[..^Scale]}.{digits[^Scale..]}";
        return IsNegative ? "-" + text : text;
    }
}
