namespace ChannelGrains.Cli.Numbers;

/// <summary>How a file writes numbers.</summary>
/// <param name="Point">Before the decimals, '.' or ','.</param>
/// <param name="Thousands">Between groups of three digits; null when there are no groups.</param>
/// <param name="Round">
/// Decimals that amounts really have, for a file of floating-point numbers (119.60000000000001); null takes them as they stand.
/// </param>
internal sealed record NumberFormat(char Point, char? Thousands, int? Round)
{
    public static NumberFormat Plain { get; } = new('.', null, null);

    /// <summary>Why a text is no number in this format, and what to do.</summary>
    public string Problem(string text)
    {
        var other = Point == '.' ? ',' : '.';
        return text switch
        {
            "" => "it is empty",
            _ when text.Contains('E', StringComparison.OrdinalIgnoreCase) && text.Any(char.IsAsciiDigit) && !text.Any(c => char.IsAsciiLetter(c) && c is not ('E' or 'e'))
                => $"'{text}' is a shortened number, whose digits are lost: export the column again with all digits",
            _ when Thousands is null && text.Contains(other, StringComparison.Ordinal) => $"'{text}' is not a number with the decimal separator '{Point}'; "
                + $"if '{other}' is between thousands, say \"thousands\": \"{other}\" in the mapping, if it is before the decimals, \"decimal\": \"{other}\"",
            _ => $"'{text}' is not a number",
        };
    }
}
