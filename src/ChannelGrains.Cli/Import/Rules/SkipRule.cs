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

    public bool Skips(CsvRow row)
    {
        if (pattern.IsMatch(row[index]) != skipsMatches)
        {
            return false;
        }

        Rows++;
        return true;
    }
}
