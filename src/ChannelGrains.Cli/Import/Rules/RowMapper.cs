using System.Globalization;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>Makes a transaction of one line out of each row.</summary>
internal sealed class RowMapper(RowRules rules)
{
    private const int AmountDecimals = 6;
    private const int QuantityDecimals = 3;

    /// <summary>Attribute that keeps the quantity of a SALE that had a negative one.</summary>
    private const string QuantityAttribute = "quantity";

    /// <summary>
    /// SALEs whose quantity is negative, such as a stock write-off at price 0: nothing was sold, so they are sent with
    /// quantity 0 and the quantity as read in the attribute <c>quantity</c>.
    /// </summary>
    public long NegativeSaleQuantities { get; private set; }

    /// <exception cref="BadRowException">The row cannot be mapped.</exception>
    public Transaction Map(CsvRow row)
    {
        // First, so that a bad row counts among the ordinals and later ids do not change when it is mended.
        var transactionId = rules.TransactionId.Next(row);
        var amount = Scaled(rules.Amount, row, AmountDecimals);
        var kind = rules.Kind.Of(row, amount < 0);
        var transaction = new Transaction
        {
            TransactionId = transactionId,
            OccurredAt = rules.OccurredAt.Read(row),
            Kind = kind,
            CurrencyCode = rules.Currency.Text(row),
            Region = rules.Region?.Text(row) ?? "",
            StoreId = rules.StoreId?.Text(row) ?? "",
            CustomerId = rules.CustomerId?.Text(row) ?? "",
            OriginalTransactionId = rules.OriginalTransactionId?.Text(row) ?? "",
        };
        if (kind != TransactionKind.Void)
        {
            transaction.Lines.Add(Line(row, transaction, amount));
        }

        return transaction;
    }

    private TransactionLine Line(CsvRow row, Transaction transaction, long amount)
    {
        if (transaction.Kind == TransactionKind.Sale && amount < 0)
        {
            throw new BadRowException(rules.Amount.Label, "the amount of a SALE is negative");
        }

        var quantity = rules.Quantity is null ? 0 : Scaled(rules.Quantity, row, QuantityDecimals);
        if (transaction.Kind == TransactionKind.Sale && quantity < 0)
        {
            NegativeSaleQuantities++;
            transaction.Attributes.Add(QuantityAttribute, rules.Quantity!.Number(row).ToText());
            quantity = 0;
        }

        var line = new TransactionLine
        {
            Sku = rules.Sku?.Text(row) ?? "",
            Category = rules.Category?.Text(row) ?? "",
            QuantityThousandths = Math.Abs(quantity),
            AmountMicros = Math.Abs(amount),
        };
        if (rules.Cost is not null)
        {
            line.CostMicros = Math.Abs(Scaled(rules.Cost, row, AmountDecimals));
        }

        return line;
    }

    private static long Scaled(RowValue value, CsvRow row, int decimals) => value.Number(row).TryScale(decimals, out var units)
        ? units
        : throw new BadRowException(
            value.Label, string.Create(CultureInfo.InvariantCulture, $"the number is too large or has more than {decimals} decimals"));
}
