using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>Values one after the other.</summary>
internal sealed class ConcatValue(RowValue[] parts, NumberFormat numbers) : RowValue(string.Join(" + ", parts.Select(p => p.Label)), numbers)
{
    public override string Text(CsvRow row) => string.Concat(parts.Select(part => part.Text(row)));
}
