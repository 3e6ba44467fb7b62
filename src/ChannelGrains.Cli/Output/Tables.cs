using ChannelGrains.Client;
using Spectre.Console;

namespace ChannelGrains.Cli.Output;

/// <summary>Tables in the house style. Cells are text that others wrote, never markup.</summary>
internal static class Tables
{
    /// <param name="columns">Headings. One that starts with &gt; is of figures, set flush right, one with = of times and the like: both are
    /// always shown whole. The others are of names, which are cut where the width is short.</param>
    public static FittedTable Create(params ReadOnlySpan<string> columns) => new([.. columns.ToArray().Select(TableHeading.Parse)]);

    /// <summary>Names and values of one thing, those without a value left out.</summary>
    public static Grid Details(params ReadOnlySpan<(string Name, string Value)> details)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in details)
            if (value.Length > 0)
                grid.AddRow(Line(name), Line(value));

        return grid;
    }

    /// <summary>Text that others wrote, on a line of its own.</summary>
    public static Text Line(string text) => new(ForeignText.Shown(text));
}
