using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>Tells sales from returns.</summary>
/// <param name="column">The column with the kind; null goes by the sign of the amount: less than 0 is a RETURN, 0 and more a SALE.</param>
/// <param name="values">What the column's values mean.</param>
internal sealed class KindRule(RowValue? column, IReadOnlyDictionary<string, TransactionKind> values)
{
    /// <exception cref="BadRowException">The column's value means nothing.</exception>
    public TransactionKind Of(CsvRow row, bool amountIsNegative)
    {
        if (column is null)
            return amountIsNegative ? TransactionKind.Return : TransactionKind.Sale;

        var text = row.Text(column);
        return values.TryGetValue(text, out var kind)
            ? kind
            : throw new BadRowException(column.Label, $"'{text}' is not among the mapping's kinds: {string.Join(", ", values.Keys)}");
    }
}
