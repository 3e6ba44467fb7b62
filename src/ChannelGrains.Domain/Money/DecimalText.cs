using System.Globalization;
using System.Numerics;

namespace ChannelGrains.Domain.Money;

/// <summary>Exact decimal texts of scaled integers.</summary>
public static class DecimalText
{
    private const int MaxDigits = 40; // of Int128
    private const int SafeDigits = 38;

    /// <summary>
    /// value * 10^-<paramref name="places"/> in decimal, <paramref name="places"/> 0 to 38, with trailing zeros trimmed down
    /// to <paramref name="minPlaces"/> places. Zero has no sign.
    /// </summary>
    public static string Format(Int128 value, int places, int minPlaces = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)places, 38u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)minPlaces, (uint)places);
        var negative = value < 0;
        var magnitude = negative ? (UInt128)0 - (UInt128)value : (UInt128)value;

        Span<char> digits = stackalloc char[MaxDigits];
        magnitude.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        Span<char> text = stackalloc char[MaxDigits + 4];
        var length = 0;
        if (negative)
            text[length++] = '-';
        var whole = count - places;
        if (whole <= 0)
            text[length++] = '0';
        else
        {
            digits[..whole].CopyTo(text[length..]);
            length += whole;
        }
        var kept = places;
        while (kept > minPlaces && (whole + kept - 1 < 0 || digits[whole + kept - 1] == '0'))
            kept--;
        if (kept > 0)
            text[length++] = '.';
        for (var i = 0; i < kept; i++)
            text[length++] = whole + i < 0 ? '0' : digits[whole + i];
        return new string(text[..length]);
    }

    /// <summary>As the other one, for numbers of any size.</summary>
    public static string Format(BigInteger value, int places, int minPlaces = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)minPlaces, (uint)places);
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        int whole = digits.Length - places, kept = digits.Length;
        while (kept > whole + minPlaces && digits[kept - 1] == '0')
            kept--;
        return $"{(value.Sign < 0 ? "-" : "")}{digits[..whole]}{(kept > whole ? "." : "")}{digits[whole..kept]}";
    }

    /// <summary>Reads digits with at most one point and at most <paramref name="places"/> digits behind it, without sign or blanks, in units of
    /// 10^-<paramref name="places"/>. False for anything else, and for more digits than <see cref="Int128"/> surely holds.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, int places, out Int128 value)
    {
        value = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var rest = point < 0 ? [] : text[(point + 1)..];
        if (whole.IsEmpty || rest.Length > places || (point >= 0 && rest.IsEmpty) || whole.Length + places > SafeDigits
            || whole.ContainsAnyExceptInRange('0', '9') || rest.ContainsAnyExceptInRange('0', '9'))
            return false;
        foreach (var digit in whole)
            value = value * 10 + (digit - '0');
        for (var i = 0; i < places; i++)
            value = value * 10 + (i < rest.Length ? rest[i] - '0' : 0);
        return true;
    }
}
