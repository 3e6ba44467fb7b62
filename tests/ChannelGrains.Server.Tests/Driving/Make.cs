using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Transactions and batches as a POS would send them.</summary>
public static class Make
{
    private const long Micros = 1_000_000;
    private static long _batches;

    /// <summary>When a transaction happens that says nothing else: 2026-03-05, noon UTC.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture);

    public static Transaction Sale(string id, decimal amount = 10, DateTimeOffset? at = null, string customer = "", string category = "food") =>
        Trade(TransactionKind.Sale, id, amount, at, customer, category);

    public static Transaction Return(string id, decimal amount = 10, DateTimeOffset? at = null, string customer = "", string category = "food") =>
        Trade(TransactionKind.Return, id, amount, at, customer, category);

    public static Transaction Void(string id, string originalId, DateTimeOffset? at = null) => new()
    {
        TransactionId = id,
        OccurredAt = Timestamp.FromDateTimeOffset(at ?? Noon),
        Kind = TransactionKind.Void,
        OriginalTransactionId = originalId,
    };

    public static TransactionLine Line(decimal amount, string category = "food", decimal quantity = 1, decimal? cost = null)
    {
        var line = new TransactionLine { Category = category, AmountMicros = (long)(amount * Micros), QuantityThousandths = (long)(quantity * 1_000) };
        if (cost is { } known)
            line.CostMicros = (long)(known * Micros);
        return line;
    }

    public static Transaction With(this Transaction transaction, Action<Transaction> change)
    {
        change(transaction);
        return transaction;
    }

    /// <summary>A batch of a KEYED source.</summary>
    public static TransactionBatch Keyed(string partnerId, params IEnumerable<Transaction> transactions) => new()
    {
        BatchId = Interlocked.Increment(ref _batches),
        PartnerId = partnerId,
        Transactions = { transactions },
    };

    /// <summary>A batch of a SEQUENCED source in epoch 1.</summary>
    public static TransactionBatch Numbered(string partnerId, long first, params IEnumerable<Transaction> transactions)
    {
        var batch = Keyed(partnerId, transactions);
        batch.Epoch = 1;
        batch.FirstSequence = first;
        return batch;
    }

    /// <summary>Sales s{first}, s{first + 1}, ... of 10 each.</summary>
    public static IEnumerable<Transaction> Sales(int first, int count) => Enumerable.Range(first, count).Select(number => Sale($"s{number}"));

    public static decimal ToDecimal(this Money money) => money.Units + money.Nanos / 1_000_000_000m;

    private static Transaction Trade(TransactionKind kind, string id, decimal amount, DateTimeOffset? at, string customer, string category) => new()
    {
        TransactionId = id,
        OccurredAt = Timestamp.FromDateTimeOffset(at ?? Noon),
        Kind = kind,
        CurrencyCode = "CNY",
        CustomerId = customer,
        Lines = { Line(amount, category) },
    };
}
