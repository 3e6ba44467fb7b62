using System.Globalization;

namespace ChannelGrains.Cli.Numbers;

/// <summary>A decimal number without rounding: Mantissa / 10^Scale.</summary>
/// <param name="Mantissa">All digits, signed.</param>
/// <param name="Scale">Digits after the point, 0 or more.</param>
internal readonly record struct ExactNumber(Int128 Mantissa, int Scale)
{
    private const int MaxDigits = 30;
    private const int MaxScale = 36;
    private const int ToleranceDecimals = 6;

    /// <summary>
    /// Reads digits with the format's separators and one sign: in front, behind (12.50-), or as parentheses (12.50). Thousands are groups of
    /// three from the point on. Nothing else, so no currency signs and no digits of other scripts; an exponent below 0 only where the
    /// format is one of floating-point numbers.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, NumberFormat format, out ExactNumber number)
    {
        number = default;
        var isNegative = TakeSign(ref text);
        var exponent = format.Round is null ? 0 : TakeExponent(ref text);
        long low = 0;
        Int128 high = 0;
        var digits = 0;
        var scale = -1;
        var group = -1;
        foreach (var c in text)
            if (char.IsAsciiDigit(c) && ++digits <= MaxDigits)
            {
                // The long holds 18 digits; only longer numbers pay for 128 bits.
                if (digits == 18)
                    high = low;

                if (digits < 18)
                    low = (low * 10) + (c - '0');
                else
                    high = (high * 10) + (c - '0');

                scale += scale >= 0 ? 1 : 0;
                group += group >= 0 && scale < 0 ? 1 : 0;
            }
            else if (c == format.Point && scale < 0 && group is < 0 or 3)
                scale = 0;
            else if (IsThousands(c, format) && scale < 0 && (group == 3 || (group < 0 && digits is >= 1 and <= 3)))
                group = 0;
            else
                return false;

        if (digits == 0 || scale == 0 || group is >= 0 and not 3 || exponent is null)
            return false;

        var mantissa = digits < 18 ? low : high;
        scale = Math.Max(scale, 0) + exponent.Value;
        number = scale > MaxScale ? default : new ExactNumber(isNegative ? -mantissa : mantissa, scale);
        return true;
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
                return false;

            mantissa = quotient;
        }

        for (; scale < decimals; scale++)
        {
            if (Int128.Abs(mantissa) > long.MaxValue)
                return false;

            mantissa *= 10;
        }

        if (mantissa > long.MaxValue || mantissa < -long.MaxValue)
            return false;

        units = (long)mantissa;
        return true;
    }

    /// <summary>The nearest number with so many decimals, ties away from 0; false when it is further away than 10^-6.</summary>
    public bool TryRound(int decimals, out ExactNumber rounded)
    {
        rounded = this;
        if (Scale <= decimals)
            return true;

        // A product may have more decimals than fit; they are far below the tolerance.
        var (mantissa, scale) = (Mantissa, Scale);
        for (; scale > MaxScale; scale--)
            mantissa /= 10;

        var unit = PowerOfTen(scale - decimals);
        var (quotient, rest) = Int128.DivRem(mantissa, unit);
        rest = Int128.Abs(rest);
        if (rest >= unit - rest)
        {
            quotient += Int128.Sign(mantissa);
            rest = unit - rest;
        }

        rounded = new ExactNumber(quotient, decimals);
        return rest <= (scale > ToleranceDecimals ? PowerOfTen(scale - ToleranceDecimals) : 0);
    }

    /// <summary>The number with a point and all its decimals.</summary>
    public string ToText()
    {
        var digits = Int128.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var text = Scale == 0 ? digits : $"{digits[..^Scale]}.{digits[^Scale..]}";
        return Mantissa < 0 ? "-" + text : text;
    }

    private static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (; exponent > 0; exponent--)
            power *= 10;

        return power;
    }

    private static bool TakeSign(ref ReadOnlySpan<char> text)
    {
        // U+2212 is the minus sign of typography and of some locales.
        if (text is ['-' or '\u2212' or '+', ..])
        {
            var isNegative = text[0] != '+';
            text = text[1..];
            return isNegative;
        }

        if (text is [.., '-' or '\u2212'])
        {
            text = text[..^1];
            return true;
        }

        if (text is ['(', .., ')'])
        {
            text = text[1..^1];
            return true;
        }

        return false;
    }

    /// <summary>Zeros to add in front; null when the exponent is none that keeps all digits.</summary>
    private static int? TakeExponent(ref ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny('e', 'E');
        if (at < 0)
            return 0;

        var exponent = text[(at + 1)..];
        text = text[..at];
        return exponent.Length is >= 2 and <= 4 && exponent[0] == '-' && int.TryParse(exponent[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var zeros)
            ? zeros : null;
    }

    // What stands for a space there is often one that does not break.
    private static bool IsThousands(char c, NumberFormat format) => c == format.Thousands
        || (format.Thousands == ' ' && c is '\u00A0' or '\u202F');
}
