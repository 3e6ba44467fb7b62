using System.Buffers;
using System.Globalization;

namespace ChannelGrains.Cli.Import;

/// <summary>Characters that nobody sees: around a value they are removed, inside one they would make two ids of what looks like one.</summary>
internal static class Blanks
{
    // Letters and signs without a shape, of Hangul, Khmer, Mongolian and Braille.
    private const string Fillers = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    // Control characters, the soft hyphen, zero-width spaces, marks of direction, line and paragraph separators, and U+FFFD, which stands
    // for what an earlier conversion lost. Not the joiners U+200C and U+200D: Persian and Indic words are spelled with them.
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Range(0x00, 0x1F), .. Range(0x7F, 0x9F), '\u00AD', '\u180E', '\u200B', .. Range(0x200E, 0x200F), .. Range(0x2028, 0x202E),
            .. Range(0x2060, 0x206F), '\uFEFF', '\uFFFD', .. Fillers]);

    /// <summary>The text without white space of any kind and zero-width characters around it; the same instance when there are none.</summary>
    public static string Trim(string text)
    {
        if (text.Length == 0 || (!IsBlank(text[0]) && !IsBlank(text[^1])))
            return text;

        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
            start++;

        while (end > start && IsBlank(text[end - 1]))
            end--;

        return text[start..end];
    }

    /// <summary>The first character inside a text that is not seen, as U+200B; null when there is none.</summary>
    public static string? FindHidden(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return null;

        var at = text.AsSpan().IndexOfAny(Unwanted);
        return at < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[at]:X4}");
    }

    private static bool IsBlank(char c) => c is > ' ' and <= '~' ? false
        : char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || Fillers.Contains(c, StringComparison.Ordinal);

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
