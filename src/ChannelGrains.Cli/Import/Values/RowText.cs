using System.Text.RegularExpressions;

namespace ChannelGrains.Cli.Import;

/// <summary>Texts and ids as they are sent: no blanks around them, nothing inside that is not seen.</summary>
internal static partial class RowText
{
    /// <summary>A text, empty when the mapping has none.</summary>
    /// <exception cref="BadRowException">It has a character that is not seen.</exception>
    public static string Text(this CsvRow row, RowValue? value)
    {
        if (value is null)
            return "";

        var text = Blanks.Trim(value.Text(row));
        return Blanks.FindHidden(text) is not { } hidden ? text
            : throw new BadRowException(value.Label, hidden == "U+FFFD"
                ? $"'{text}' has characters that an earlier conversion lost (U+FFFD): export it again, as UTF-8"
                : $"'{text}' has a line end or another character that is not seen inside ({hidden})");
    }

    /// <summary>An id, empty when the mapping has none.</summary>
    /// <exception cref="BadRowException">It has a character that is not seen, or lost its digits in Excel.</exception>
    public static string Id(this CsvRow row, RowValue? value)
    {
        var text = row.Text(value);
        return text.Contains("E+", StringComparison.Ordinal) && ShortenedByExcel().IsMatch(text)
            ? throw new BadRowException(value!.Label, $"'{text}' is an id that Excel has shortened, so that different ones look the same: export it again, as text")
            : text;
    }

    /// <summary>A path in the territory tree; blanks around a level are not part of it.</summary>
    /// <exception cref="BadRowException">It has a character that is not seen.</exception>
    public static string Region(this CsvRow row, RowValue? value)
    {
        var path = row.Text(value);
        return path.Contains('/', StringComparison.Ordinal) ? string.Join('/', path.Split('/').Select(Blanks.Trim)) : path;
    }

    [GeneratedRegex(@"^\d([.,]\d+)?E\+\d+$")]
    private static partial Regex ShortenedByExcel();
}
