using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>A column of the data, as it is; <paramref name="whenEmpty"/> stands in for an empty one.</summary>
internal sealed class ColumnValue(string column, int index, string? whenEmpty, NumberFormat numbers) : RowValue(column, numbers)
{
    public override string Text(CsvRow row)
    {
        var text = row[index];
        return text.Length == 0 && whenEmpty is not null ? whenEmpty : text;
    }
}
