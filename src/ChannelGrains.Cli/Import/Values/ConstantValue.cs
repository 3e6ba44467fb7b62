using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>The same text for every row.</summary>
internal sealed class ConstantValue(string text, NumberFormat numbers) : RowValue($"'{text}'", numbers)
{
    public override string Text(CsvRow row) => text;
}
