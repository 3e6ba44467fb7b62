using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>Makes a transaction of one line out of each row.</summary>
internal sealed class RowMapper(RowRules rules)
{
    /// <summary>Attribute that keeps the quantity of a SALE that had a negative one.</summary>
    private const string QuantityAttribute = "quantity";

    /// <summary>
    /// SALEs of amount 0 whose quantity is negative, such as a stock write-off: nothing was sold, so they are sent with
    /// quantity 0 and the quantity as read in the attribute <c>quantity</c>.
    /// </summary>
    public long NegativeSaleQuantities { get; private set; }

    /// <exception cref="BadRowException">The row cannot be mapped.</exception>
    public Transaction Map(CsvRow row)
    {
        // First, so that a bad row counts among the ordinals and later ids do not change when it is mended.
        var transactionId = rules.TransactionId.Next(row);
        row.RequireWhole();
        var amount = rules.Amount.Units(row);
        var kind = rules.Kind.Of(row, amount < 0);
        var transaction = new Transaction
        {
            TransactionId = transactionId,
            OccurredAt = rules.OccurredAt.Read(row),
            Kind = kind,
            CurrencyCode = row.Text(rules.Currency),
            Region = row.Region(rules.Region),
            StoreId = row.Id(rules.StoreId),
            CustomerId = row.Id(rules.CustomerId),
            OriginalTransactionId = kind == TransactionKind.Sale ? "" : row.Id(rules.OriginalTransactionId),
        };
        if (kind != TransactionKind.Void)
            transaction.Lines.Add(Line(row, transaction, amount));

        return transaction;
    }

    private TransactionLine Line(CsvRow row, Transaction transaction, long amount)
    {
        var quantity = rules.Quantity?.Units(row) ?? 0;
        var cost = rules.Cost?.UnitsIfAny(row);
        if (transaction.Kind == TransactionKind.Sale)
            RequireNoneNegative(amount, quantity, cost);
        else
            RequireOneSign(amount, quantity, cost);

        if (transaction.Kind == TransactionKind.Sale && quantity < 0)
        {
            NegativeSaleQuantities++;
            transaction.Attributes.Add(QuantityAttribute, rules.Quantity!.Text(row));
            quantity = 0;
        }

        var line = new TransactionLine
        {
            Sku = row.Id(rules.Sku),
            Category = row.Text(rules.Category),
            QuantityThousandths = Math.Abs(quantity),
            AmountMicros = Math.Abs(amount),
        };
        if (cost is { } known)
            line.CostMicros = Math.Abs(known);

        return line;
    }

    private void RequireNoneNegative(long amount, long quantity, long? cost)
    {
        if (amount < 0)
            throw new BadRowException(rules.Amount.Label, "the amount of a SALE is negative");

        if (cost < 0)
            throw new BadRowException(rules.Cost!.Label, "the cost of a SALE is negative");

        if (quantity < 0 && amount > 0)
            throw new BadRowException(rules.Quantity!.Label, "the quantity of a SALE with an amount is negative");
    }

    private void RequireOneSign(long amount, long quantity, long? cost)
    {
        // Systems write a return as all negative or all positive. One that mixes the signs means something else.
        var isNegative = amount < 0 || (amount == 0 && (quantity < 0 || (quantity == 0 && cost < 0)));
        if (isNegative ? quantity > 0 : quantity < 0)
            throw new BadRowException(rules.Quantity!.Label, "the quantity of a RETURN has another sign than its amount");

        if (isNegative ? cost > 0 : cost < 0)
            throw new BadRowException(rules.Cost!.Label, "the cost of a RETURN has another sign than its amount");
    }
}
