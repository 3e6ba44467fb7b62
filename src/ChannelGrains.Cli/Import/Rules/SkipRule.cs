using System.Text.RegularExpressions;

namespace ChannelGrains.Cli.Import;

/// <summary>Leaves out rows by a pattern on one column.</summary>
/// <param name="name">Name in the summary.</param>
/// <param name="index">The column.</param>
/// <param name="pattern">What to look for.</param>
/// <param name="skipsMatches">True leaves out rows that match (<c>when</c>), false those that do not (<c>unless</c>).</param>
internal sealed class SkipRule(string name, int index, Regex pattern, bool skipsMatches)
{
    public string Name { get; } = name;

    public long Rows { get; private set; }

    /// <exception cref="MappingException">The pattern takes too long.</exception>
    public bool Skips(CsvRow row)
    {
        // In a row with fields too many or too few the column may hold another one's value. Only what a pattern finds in front of the cut,
        // as in a line with totals, can be left out.
        if (!row.IsWhole && (!skipsMatches || row.IsBroken || row.Count > row.Header.Count || index >= row.Count))
            return false;

        try
        {
            if (pattern.IsMatch(row[index]) != skipsMatches)
                return false;
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new MappingException(
                $"Line {row.Line}: the pattern of the skip rule '{Name}' is not decided within {exception.MatchTimeout.TotalSeconds:0.#} s "
                + $"on '{row[index]}' ({row.Header[index]}). Write it without nested repetitions: {pattern}");
        }

        Rows++;
        return true;
    }
}
