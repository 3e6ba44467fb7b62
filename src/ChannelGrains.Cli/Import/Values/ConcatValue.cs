namespace ChannelGrains.Cli.Import;

/// <summary>Values one after the other.</summary>
internal sealed class ConcatValue(RowValue[] parts, char point) : RowValue(string.Join(" + ", parts.Select(p => p.Label)), point)
{
    public override string Text(CsvRow row) => string.Concat(parts.Select(part => part.Text(row)));
}
