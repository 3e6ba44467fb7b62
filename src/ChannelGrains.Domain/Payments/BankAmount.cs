using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Payments;

/// <summary>Amounts as files of the bank write them: a decimal of at most 18 digits without a sign.</summary>
internal static class BankAmount
{
    private const int MaxDigits = 18, DefaultPlaces = 2;

    /// <summary>False for what is no amount.</summary>
    /// <param name="text">The decimal.</param>
    /// <param name="currencyCode">Its currency.</param>
    /// <param name="minor">The amount in minor units, cut where it has more decimals.</param>
    /// <param name="isRounded">It has more decimals, and not only zeros.</param>
    public static bool TryRead(string text, string currencyCode, out long minor, out bool isRounded)
    {
        (minor, isRounded) = (0, false);
        if (!Currencies.TryGetMinorUnits(currencyCode, out var places))
            places = DefaultPlaces;
        var point = text.IndexOf('.');
        var (whole, fraction) = point < 0 ? (text, "") : (text[..point], text[(point + 1)..]);
        if (whole.Length + fraction.Length is 0 or > MaxDigits || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit))
            return false;
        var kept = fraction.Length > places ? fraction[..places] : fraction.PadRight(places, '0');
        isRounded = fraction.Length > places && fraction[places..].Any(digit => digit != '0');
        var digits = whole + kept;
        // 18 digits and the four of the largest minor unit may be more than 64 bits hold.
        return digits.TrimStart('0').Length <= MaxDigits && (digits.Length == 0 || long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out minor));
    }
}
