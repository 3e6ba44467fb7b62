using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChannelGrains.Client;

/// <summary>
/// Text that others wrote, for a screen or a log: ids, categories, notes. What would steer a terminal, break a line, turn the reading direction
/// or be invisible is shown as <c>\u001b</c>. A JSON document stays one that says the same, since there it can stand in strings only.
/// </summary>
public static class ForeignText
{
    // Invisible though they are letters or marks: joiners, fillers of Hangul and Khmer, variation selectors of Mongolian.
    private static readonly SearchValues<char> Invisible =
        SearchValues.Create("\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0");

    /// <summary>Shows it on one line.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <returns>The same text when there is nothing to escape.</returns>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = IndexOfUnsafe(text, 0);
        if (at < 0)
            return text;

        var shown = new StringBuilder(text.Length + 16);
        var from = 0;
        for (; at >= 0; at = IndexOfUnsafe(text, from))
        {
            shown.Append(text, from, at - from);
            var length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
            foreach (var unit in text.AsSpan(at, length))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");

            from = at + length;
        }

        return shown.Append(text, from, text.Length - from).ToString();
    }

    private static int IndexOfUnsafe(string text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            if (char.IsBetween(text[at], ' ', '~'))
            {
                at++;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, at, out var rune) || IsUnsafe(rune))
                return at;

            at += rune.Utf16SequenceLength;
        }

        return -1;
    }

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.IsBmp && Invisible.Contains((char)rune.Value));
}
