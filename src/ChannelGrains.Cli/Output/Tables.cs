using Spectre.Console;

namespace ChannelGrains.Cli.Output;

/// <summary>Tables in the house style. Cells are text, never markup.</summary>
internal static class Tables
{
    /// <param name="columns">Headings; one that starts with &gt; is set flush right.</param>
    public static Table Create(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var right = column.StartsWith('>');
            var heading = new TableColumn(new Text(right ? column[1..] : column)).NoWrap();
            table.AddColumn(right ? heading.RightAligned() : heading);
        }

        return table;
    }

    public static Table Row(this Table table, params ReadOnlySpan<string> cells)
    {
        table.AddRow([.. cells.ToArray().Select(cell => new Text(cell))]);
        return table;
    }

    /// <summary>Names and values of one thing, those without a value left out.</summary>
    public static Grid Details(params ReadOnlySpan<(string Name, string Value)> details)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in details)
        {
            if (value.Length > 0)
            {
                grid.AddRow(new Text(name), new Text(value));
            }
        }

        return grid;
    }
}
