using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>A name as one level of a region's path: '/' separates levels there, so that one in the name becomes the division slash ∕ (U+2215).</summary>
internal sealed class LevelValue(RowValue name, NumberFormat numbers) : RowValue(name.Label, numbers)
{
    public override string Text(CsvRow row) => name.Text(row).Replace('/', '∕');
}
