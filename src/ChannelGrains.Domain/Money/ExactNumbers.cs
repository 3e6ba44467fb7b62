using System.Globalization;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Money;

/// <summary>Numbers that callers write as decimal texts.</summary>
public static class ExactNumbers
{
    public const int Places = 6;

    private const long Scale = 1_000_000;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/> of at most 6 places, else NUMBER naming the field.</summary>
    public static Outcome<decimal> Read(string text, decimal least, decimal most, string field) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most && decimal.Round(value, Places) == value
            ? value
            : Refusal.InvalidArgument("NUMBER", $"{field} '{Shown(text)}' must be a decimal number from {least} to {most} with at most {Places} places, as 0.92.", field);

    /// <summary>A number of at most 6 places, without zeros behind it.</summary>
    public static string ToText(decimal number) => DecimalText.Format((Int128)(number * Scale), Places);

    private static string Shown(string text) => text.Length <= 64 ? text : text[..64] + "...";
}
