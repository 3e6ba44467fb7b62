namespace ChannelGrains.Cli.Import;

/// <summary>The id stands in the row.</summary>
internal sealed class ColumnTransactionId(RowValue value) : TransactionIdRule
{
    public override string Next(CsvRow row) => row.Id(value) is { Length: > 0 } id ? id : throw new BadRowException(value.Label, "a transaction id is missing");
}
