namespace ChannelGrains.Cli.Import;

/// <summary>The id stands in the row.</summary>
internal sealed class ColumnTransactionId(RowValue value) : TransactionIdRule
{
    public override string Next(CsvRow row) => value.Text(row);
}
