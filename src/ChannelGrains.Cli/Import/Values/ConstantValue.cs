namespace ChannelGrains.Cli.Import;

/// <summary>The same text for every row.</summary>
internal sealed class ConstantValue(string text, char point) : RowValue($"'{text}'", point)
{
    public override string Text(CsvRow row) => text;
}
