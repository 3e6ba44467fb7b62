using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Content is compared over decoded known fields, not over bytes.</summary>
public sealed class ContentTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _keyed = "";
    private string _sequenced = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _keyed = await _client.CreateSourceAsync(SourceMode.Keyed);
        _sequenced = await _client.CreateSourceAsync(SourceMode.Sequenced);
        _partner = await _client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => default;

    public static TheoryData<string> SameInOtherBytes => ["unknown field", "other field order", "explicit defaults", "unknown field in a line", "long varints"];

    public static TheoryData<string> OtherContent =>
        ["amount", "customer", "store", "attribute", "cost known", "quantity", "time", "kind", "currency", "region", "original", "one line more"];

    [Theory]
    [MemberData(nameof(SameInOtherBytes))]
    public async Task Keyed_SameFieldsInOtherBytes_IsADuplicate(string way)
    {
        Applied.As(await SendAsync(_keyed, 0, Full().ToByteArray()), accepted: 1);

        Applied.As(await SendAsync(_keyed, 0, Rewrite(way)), accepted: 0, duplicates: 1);
        Assert.Empty(await _client.QuarantineAsync(_partner));
    }

    [Theory]
    [MemberData(nameof(SameInOtherBytes))]
    public async Task Sequenced_SameFieldsInOtherBytes_IsADuplicate(string way)
    {
        Applied.As(await SendAsync(_sequenced, 1, Full().ToByteArray()), accepted: 1);

        Applied.As(await SendAsync(_sequenced, 1, Rewrite(way)), accepted: 0, duplicates: 1);
    }

    [Theory]
    [MemberData(nameof(OtherContent))]
    public async Task Keyed_AnyOtherField_IsAConflict(string field)
    {
        await SendAsync(_keyed, 0, Full().ToByteArray());

        Applied.As(await SendAsync(_keyed, 0, Change(field).ToByteArray()), accepted: 0, duplicates: 0, (0, QuarantineReason.ContentConflict));
    }

    [Theory]
    [MemberData(nameof(OtherContent))]
    public async Task Sequenced_AnyOtherField_IsAConflict(string field)
    {
        await SendAsync(_sequenced, 1, Full().ToByteArray());

        Refused.With(StatusCode.AlreadyExists, "CONTENT_CONFLICT", await SendAsync(_sequenced, 1, Change(field).ToByteArray()));
    }

    private static Transaction Full() => Make.Sale("a", customer: "c1").With(sale =>
    {
        sale.Region = "cn/sichuan";
        sale.StoreId = "store";
        sale.TerminalId = "till";
        sale.Attributes["a"] = "1";
        sale.Attributes["b"] = "2";
    });

    private static Transaction Change(string field) => Full().With(sale =>
    {
        switch (field)
        {
            case "amount": sale.Lines[0].AmountMicros++; break;
            case "customer": sale.CustomerId = "c2"; break;
            case "store": sale.StoreId = "other"; break;
            case "attribute": sale.Attributes["b"] = "3"; break;
            case "cost known": sale.Lines[0].CostMicros = 0; break;
            case "quantity": sale.Lines[0].QuantityThousandths++; break;
            case "time": sale.OccurredAt.Seconds++; break;
            case "kind": sale.Kind = TransactionKind.Return; break;
            case "currency": sale.CurrencyCode = "EUR"; break;
            case "region": sale.Region = "cn"; break;
            case "original": sale.OriginalTransactionId = "x"; break;
            default: sale.Lines.Add(Make.Line(0)); break;
        }
    });

    private static byte[] Rewrite(string way)
    {
        var bytes = Full().ToByteArray();
        switch (way)
        {
            case "unknown field":
                return [.. bytes, .. Field(99, "who knows"u8)];
            case "other field order":
                var first = new Transaction { TransactionId = Full().TransactionId }.ToByteArray();
                return [.. bytes[first.Length..], .. first];
            case "explicit defaults":
                // original_transaction_id = "", attributes absent stay absent.
                return [.. bytes, 0x4A, 0x00];
            case "unknown field in a line":
                byte[] line = [.. Full().Lines[0].ToByteArray(), .. Field(77, "x"u8)];
                return [.. Full().With(sale => sale.Lines.Clear()).ToByteArray(), .. Field(10, line)];
            default:
                // kind = SALE again, as a varint of three bytes.
                return [.. bytes, 0x18, 0x81, 0x80, 0x00];
        }
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> value)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(value));
        }
        return stream.ToArray();
    }

    /// <summary>Sends one transaction, as bytes, in a frame.</summary>
    private async Task<BatchResult> SendAsync(string source, long number, byte[] transaction)
    {
        var batch = number == 0 ? Make.Keyed(_partner) : Make.Numbered(_partner, number);
        await using var session = await _client.OpenAsync(source);
        byte[] message = [.. batch.ToByteArray(), .. Field(5, transaction)];
        await session.SendRawAsync(Field(2, Field(1, message)));
        return await session.ResultAsync(batch);
    }
}
