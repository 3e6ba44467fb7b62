using ChannelGrains.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Output;

/// <summary>
/// A table whose figures are whole at every width. Where the width is short, names are cut, the longest first; where that is not enough,
/// the columns go on in a second table below, with the first columns again.
/// </summary>
internal sealed class FittedTable(IReadOnlyList<TableHeading> headings) : Renderable
{
    private const int ShortestName = 12;

    // A space on either side of each cell, and one between the columns and around them.
    private const int AroundCell = 3, AroundTable = 1;

    private readonly List<string[]> _rows = [];
    private readonly int[] _widths = [.. headings.Select(heading => CellText.Width(heading.Text))];

    public FittedTable Row(params ReadOnlySpan<string> cells)
    {
        var row = new string[cells.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = ForeignText.Shown(cells[i]);
            _widths[i] = Math.Max(_widths[i], CellText.Width(row[i]));
        }

        _rows.Add(row);
        return this;
    }

    public void EmptyRow() => _rows.Add([.. headings.Select(_ => "")]);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        Parts(maxWidth).SelectMany(columns => Render(options, columns, maxWidth));

    private IEnumerable<Segment> Render(RenderOptions options, IReadOnlyList<int> columns, int maxWidth)
    {
        var widths = Fit(columns, maxWidth);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var i in columns)
        {
            var heading = new TableColumn(new Text(headings[i].Text)).NoWrap();
            table.AddColumn(headings[i].IsRight ? heading.RightAligned() : heading);
        }

        foreach (var row in _rows)
            table.AddRow(columns.Select(i => new Text(CellText.Fit(row[i], widths[i]))));

        return ((IRenderable)table).Render(options, Math.Max(maxWidth, Total(columns, widths)));
    }

    /// <summary>The columns of each table: one, unless they do not fit beside each other with their names at the shortest.</summary>
    private IEnumerable<IReadOnlyList<int>> Parts(int maxWidth)
    {
        List<int> first = [.. Enumerable.Range(0, Math.Min(FirstColumns, headings.Count))];
        List<int> columns = [.. first];
        for (var i = first.Count; i < headings.Count; i++)
        {
            columns.Add(i);
            if (columns.Count > first.Count + 1 && Total(columns, Shortest) > maxWidth)
            {
                yield return columns[..^1];
                columns = [.. first, i];
            }
        }

        yield return columns;
    }

    /// <summary>Those that say what a row is of: a rank or a kind alone does not.</summary>
    private int FirstColumns => headings[0].IsRight || headings[0].Text.Length == 0 ? 2 : 1;

    private int[] Shortest => [.. _widths.Select((width, i) => headings[i].IsWhole ? width : Math.Min(width, LeastName(i)))];

    private int[] Fit(IReadOnlyList<int> columns, int maxWidth)
    {
        int[] widths = [.. _widths];
        for (var excess = Total(columns, widths) - maxWidth; excess > 0; excess--)
        {
            var longest = columns.Where(i => !headings[i].IsWhole && widths[i] > LeastName(i)).OrderByDescending(i => widths[i]).Take(1).ToList();
            if (longest.Count == 0)
                break;

            widths[longest[0]]--;
        }

        return widths;
    }

    private int LeastName(int column) => Math.Max(ShortestName, CellText.Width(headings[column].Text));

    private static int Total(IEnumerable<int> columns, int[] widths) => columns.Sum(i => widths[i] + AroundCell) + AroundTable;
}
