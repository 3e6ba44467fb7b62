using ChannelGrains.Fleet.Cast;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>Makes transactions. All amounts are whole fen: micros that 10,000 divides.</summary>
internal static class Receipts
{
    private const long Fen = 10_000;
    private const int TaxPercent = 13;
    private const int TradePercent = 72;

    public static Transaction Sale(FleetPartner partner, StoryDay day, string id, DateTimeOffset at, bool isTrade)
    {
        var sale = Start(partner, id, at, TransactionKind.Sale);
        var lines = isTrade ? day.Dice.Next(2, 6) : 1 + day.Dice.Next(1, 4) * day.Dice.Next(2);
        for (var i = 0; i < lines; i++)
            sale.Lines.Add(Line(partner, day, isTrade));
        return sale;
    }

    /// <summary>Sales as one, with a line of each article.</summary>
    public static Transaction Sum(FleetPartner partner, IEnumerable<Transaction> sales, string id, DateTimeOffset at)
    {
        var sum = Start(partner, id, at, TransactionKind.Sale);
        foreach (var article in sales.SelectMany(sale => sale.Lines).GroupBy(line => line.Sku))
        {
            var line = article.First().Clone();
            foreach (var more in article.Skip(1))
            {
                line.QuantityThousandths += more.QuantityThousandths;
                line.AmountMicros += more.AmountMicros;
                line.TaxMicros += more.TaxMicros;
                if (line.HasCostMicros)
                    line.CostMicros += more.CostMicros;
            }
            sum.Lines.Add(line);
        }
        return sum;
    }

    /// <summary>One line of a sale comes back.</summary>
    public static Transaction Return(FleetPartner partner, Random dice, Transaction sale, string id, DateTimeOffset at)
    {
        var back = Start(partner, id, at, TransactionKind.Return);
        back.OriginalTransactionId = sale.TransactionId;
        back.CustomerId = sale.CustomerId;
        back.Region = sale.Region;
        back.Lines.Add(sale.Lines[dice.Next(sale.Lines.Count)].Clone());
        return back;
    }

    /// <summary>Reverses a sale or return.</summary>
    public static Transaction Void(FleetPartner partner, Transaction original, string id, DateTimeOffset at)
    {
        var reversal = Start(partner, id, at, TransactionKind.Void);
        reversal.OriginalTransactionId = original.TransactionId;
        return reversal;
    }

    private static Transaction Start(FleetPartner partner, string id, DateTimeOffset at, TransactionKind kind) => new()
    {
        TransactionId = id,
        OccurredAt = at.ToTimestamp(),
        Kind = kind,
        CurrencyCode = "CNY",
        StoreId = partner.Id,
    };

    private static TransactionLine Line(FleetPartner partner, StoryDay day, bool isTrade)
    {
        var product = Products.Pick(day.Dice, day.Number);
        var price = isTrade ? Percent(product.PriceMicros, TradePercent) : product.PriceMicros;
        var quantity = isTrade ? day.Dice.Next(6, 60) * 1_000L : product.IsWeighed ? day.Dice.Next(15, 160) * 10L : (1 + day.Dice.Next(2)) * 1_000L;
        var amount = InFen(price * quantity / 1_000);
        var line = new TransactionLine
        {
            Sku = product.Sku,
            Category = product.Category,
            QuantityThousandths = quantity,
            AmountMicros = amount,
            TaxMicros = Percent(amount, TaxPercent),
        };
        if (partner.KnowsCost)
            line.CostMicros = Percent(product.PriceMicros * quantity / 1_000, product.CostPercent);
        return line;
    }

    private static long Percent(long micros, int percent) => InFen(micros * percent / 100);

    private static long InFen(long micros) => micros / Fen * Fen;
}
