using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Ingest;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>The canonical form of transactions.</summary>
public sealed class TransactionContentTests
{
    private static readonly CustomerKey Key = new(new byte[CustomerKey.Bytes]);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Content_OfAnyOrderOfTheFields_IsTheSame(int seed)
    {
        var random = new Random(seed);
        var bytes = Any(random).ToByteArray();
        var expected = ContentOf(bytes, out _);
        for (var i = 0; i < 20; i++)
            Assert.Equal(expected, ContentOf(Rewritten(bytes, random), out _));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Content_OfWhatIsCanonical_IsItsBytes(int seed)
    {
        var random = new Random(seed);
        var bytes = Any(random).ToByteArray();
        for (var i = 0; i < 20; i++)
        {
            var durable = Durable(i == 0 ? bytes : Rewritten(bytes, random), out var isCanonical);
            if (isCanonical)
                Assert.Equal(durable, TransactionContent.Of(durable, new WireWriter()).ToArray());
            // What a generated message writes needs no second look, unless its attributes are in another order.
            Assert.True(isCanonical || i > 0);
        }
    }

    [Fact]
    public void Content_OfAnyOtherValue_IsAnother()
    {
        var seen = new HashSet<string>();
        foreach (var change in Changes())
        {
            var transaction = Full();
            change(transaction);
            Assert.True(seen.Add(Convert.ToHexString(ContentOf(transaction.ToByteArray(), out _))));
        }
    }

    [Fact]
    public void Content_OfTooManyLines_IsWhatWasSent()
    {
        byte[] lines = [.. Enumerable.Repeat<byte[]>([0x52, 0x00], IngestLimits.Lines + 1).SelectMany(line => line)];
        byte[] sent = [.. lines, .. new Transaction { TransactionId = "a" }.ToByteArray()];
        Assert.Equal(sent, ContentOf(sent, out _));
    }

    private static IEnumerable<Action<Transaction>> Changes() =>
    [
        _ => { }, t => t.TransactionId += "x", t => t.OccurredAt.Seconds++, t => t.OccurredAt.Nanos++, t => t.OccurredAt = new(), t => t.OccurredAt = null,
        t => t.Kind = TransactionKind.Return, t => t.Kind = (TransactionKind)(-1), t => t.Kind = 0, t => t.CurrencyCode = "EUR", t => t.Region = "de", t => t.Region = "",
        t => t.StoreId = "", t => t.TerminalId = "x", t => (t.StoreId, t.TerminalId) = (t.TerminalId, t.StoreId), t => t.CustomerId = "x", t => t.CustomerId = "",
        t => t.OriginalTransactionId = "x", t => t.Lines[0].Sku = "x", t => t.Lines[0].Category = "x", t => t.Lines[0].QuantityThousandths++, t => t.Lines[0].AmountMicros = 0,
        t => t.Lines[0].AmountMicros = -1, t => t.Lines[0].CostMicros = 0, t => t.Lines[0].CostMicros = 7, t => t.Lines[0].TaxMicros = 3, t => t.Lines.Add(new TransactionLine()),
        t => t.Lines.RemoveAt(0), t => (t.Lines[0], t.Lines[1]) = (t.Lines[1], t.Lines[0]), t => t.Attributes["a"] = "x", t => t.Attributes.Remove("a"), t => t.Attributes[""] = "",
        t => t.Attributes[""] = "a", t => t.Attributes["c"] = "",
    ];

    private static Transaction Full() => Make.Sale("id", customer: "c1").With(sale =>
    {
        (sale.Region, sale.StoreId, sale.TerminalId) = ("cn/sichuan", "store", "till");
        sale.Lines.Add(Make.Line(3, "drinks", 2));
        sale.Attributes["a"] = "1";
        sale.Attributes["b"] = "2";
    });

    private static Transaction Any(Random random)
    {
        var transaction = new Transaction { TransactionId = Text(random), CurrencyCode = Text(random), Region = Text(random), StoreId = Text(random), TerminalId = Text(random) };
        (transaction.CustomerId, transaction.OriginalTransactionId, transaction.Kind) = (Text(random), Text(random), (TransactionKind)random.Next(0, 5));
        if (random.Next(4) > 0)
            transaction.OccurredAt = new() { Seconds = random.Next(-1, 2) * random.NextInt64(1L << 33), Nanos = random.Next(2) * random.Next(1_000_000_000) };
        for (var i = random.Next(4); i > 0; i--)
        {
            var line = new TransactionLine { Sku = Text(random), Category = Text(random), QuantityThousandths = Number(random), AmountMicros = Number(random), TaxMicros = Number(random) };
            if (random.Next(2) == 0)
                line.CostMicros = Number(random);
            transaction.Lines.Add(line);
        }
        foreach (var key in Enumerable.Range(0, random.Next(4)).Select(_ => "k" + Text(random)).Distinct().Order(StringComparer.Ordinal))
            transaction.Attributes[key] = "v" + Text(random);
        return transaction;
    }

    private static string Text(Random random) => random.Next(3) == 0 ? "" : new string((char)('a' + random.Next(3)), random.Next(1, 4));

    private static long Number(Random random) => random.Next(4) switch { 0 => 0, 1 => random.Next(100), 2 => random.NextInt64(), _ => -1 };

    /// <summary>The same fields in another order, with others that nobody knows and values that later ones replace. Lines stay in theirs.</summary>
    private static byte[] Rewritten(byte[] bytes, Random random)
    {
        var fields = Fields(bytes);
        var lines = new Queue<byte[]>(fields.Where(field => field[0] == 0x52));
        var rewritten = new List<byte>();
        foreach (var field in fields.OrderBy(_ => random.Next()).ToList())
        {
            if (random.Next(5) == 0)
                rewritten.AddRange([0x9A, 0x06, 0x01, (byte)random.Next(256)]);
            if (field[0] == 0x0A && random.Next(3) == 0)
                rewritten.AddRange([0x0A, 0x01, (byte)'z']);
            rewritten.AddRange(field[0] == 0x52 ? lines.Dequeue() : field);
        }
        return [.. rewritten];
    }

    private static List<byte[]> Fields(byte[] bytes)
    {
        var fields = new List<byte[]>();
        var reader = new WireReader(bytes);
        for (var start = 0; reader.ReadTag() is var tag and not 0; start = reader.Position)
        {
            reader.Skip(tag);
            fields.Add(bytes[start..reader.Position]);
        }
        return fields;
    }

    private static byte[] ContentOf(byte[] wire, out bool isCanonical) => TransactionContent.Of(Durable(wire, out isCanonical), new WireWriter()).ToArray();

    private static byte[] Durable(byte[] wire, out bool isCanonical)
    {
        var buffer = new TransactionBuffer();
        Assert.True(TransactionDecoder.TryDecode(wire, Key, buffer));
        isCanonical = buffer.Transactions[0].IsCanonical;
        return buffer.Bytes(buffer.Transactions[0].Bytes).ToArray();
    }
}
