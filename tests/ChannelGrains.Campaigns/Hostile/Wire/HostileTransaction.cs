using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>A transaction as bytes, and what it adds to its partner's figures if the server says that it took it.</summary>
internal readonly record struct HostileTransaction(byte[] Bytes, string Id, long NetMicros, int Count, string? Original = null)
{
    /// <summary>A longer one goes to quarantine.</summary>
    private const int MostBytes = 262_144;

    /// <summary>A sale of one line, unless it is changed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="amountMicros">The line's amount.</param>
    /// <param name="change">Changes it before it is written.</param>
    /// <param name="extra">Bytes behind it: fields that it does not have, or has twice.</param>
    public static HostileTransaction Sale(string id, long amountMicros = 1_000_000, Action<Transaction>? change = null, byte[]? extra = null)
    {
        var transaction = New(id, TransactionKind.Sale);
        transaction.Lines.Add(new TransactionLine { Sku = "s", Category = "tea", QuantityThousandths = 1_000, AmountMicros = amountMicros });
        change?.Invoke(transaction);
        var bytes = WireBytes.Join(transaction.ToByteArray(), extra ?? []);
        var net = transaction.Lines.Sum(line => line.AmountMicros) * (transaction.Kind == TransactionKind.Return ? -1 : 1);
        var sale = new HostileTransaction(bytes, id, net, 1);
        return bytes.Length > MostBytes ? sale.ThatMustNotCount() : sale;
    }

    /// <summary>A void; counts against its original when that is a counted sale.</summary>
    public static HostileTransaction Void(string id, HostileTransaction original)
    {
        var transaction = New(id, TransactionKind.Void);
        transaction.OriginalTransactionId = original.Id;
        return new HostileTransaction(transaction.ToByteArray(), id, -original.NetMicros, -original.Count, original.Id);
    }

    /// <summary>The same, but the server must not count it.</summary>
    public HostileTransaction ThatMustNotCount() => this with { NetMicros = 0, Count = 0 };

    private static Transaction New(string id, TransactionKind kind) => new()
    {
        TransactionId = id,
        OccurredAt = Timestamp.FromDateTimeOffset(Month.Now),
        Kind = kind,
        CurrencyCode = "CNY",
    };
}
