using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>What a target field takes from a row, bound to column positions.</summary>
/// <param name="label">Name for error messages: the column, or how it is made up.</param>
/// <param name="numbers">How numbers are written.</param>
internal abstract class RowValue(string label, NumberFormat numbers)
{
    public string Label { get; } = label;

    /// <exception cref="BadRowException">The row has no such value.</exception>
    public abstract string Text(CsvRow row);

    /// <summary>True when nothing stands there.</summary>
    /// <exception cref="BadRowException">The row has no such value.</exception>
    public virtual bool IsEmpty(CsvRow row) => Text(row).Length == 0;

    /// <exception cref="BadRowException">The value is not a number.</exception>
    public virtual ExactNumber Number(CsvRow row)
    {
        var text = Text(row);
        return ExactNumber.TryParse(text, numbers, out var number) ? number : throw new BadRowException(Label, numbers.Problem(text));
    }
}
