using System.Security.Cryptography;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>What one transaction may weigh, and what is kept of one that weighs more.</summary>
public sealed class TransactionSizeTests(SharedServer shared)
{
    private const int Bound = 262_144;

    private readonly TestClient _client = shared.Client;

    [Theory]
    [InlineData("unknown field")]
    [InlineData("attribute")]
    [InlineData("lines")]
    public async Task Transaction_TooLarge_IsKeptAsADigest(string by)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        var large = Large(by, "large");

        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("before"), large, Make.Sale("after"))), accepted: 2, duplicates: 0, (1, QuarantineReason.TooLarge));

        var item = Assert.Single(await _client.QuarantineAsync(partner));
        Assert.Equal((QuarantineReason.TooLarge, "large", TransactionKind.Sale, large.OccurredAt, "CNY"),
            (item.Reason, item.Transaction.TransactionId, item.Transaction.Kind, item.Transaction.OccurredAt, item.Transaction.CurrencyCode));
        Assert.Equal((large.CalculateSize(), ByteString.CopyFrom(SHA256.HashData(large.ToByteArray()))), ((int)item.Transaction.Digest.SizeBytes, item.Transaction.Digest.Sha256));
        Assert.InRange(item.Transaction.CalculateSize(), 1, 200);
    }

    [Fact]
    public async Task Transaction_TooLargeSentAgain_IsADuplicateAndWithOtherContentAConflict()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Make.Keyed(partner, Large("attribute", "large")));

        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Large("attribute", "large"))), accepted: 0, duplicates: 1);
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Large("lines", "large"))), accepted: 0, duplicates: 0, (0, QuarantineReason.ContentConflict));
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("large"))), accepted: 0, duplicates: 0, (0, QuarantineReason.ContentConflict));
    }

    [Fact]
    public async Task Transaction_TooLargeOfALane_ConsumesItsNumber()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());

        var result = await _client.SubmitAsync(source, Make.Numbered(partner, 1, Make.Sale("a"), Large("unknown field", "large"), Make.Sale("b")));

        Applied.As(result, accepted: 2, duplicates: 0, (1, QuarantineReason.TooLarge));
        Assert.Equal(3, result.CommittedSequence);
        Applied.As(await _client.SubmitAsync(source, Make.Numbered(partner, 2, Large("unknown field", "large"), Make.Sale("b"), Make.Sale("c"))), accepted: 1, duplicates: 2);
    }

    [Fact]
    public async Task Replay_OfADigest_StaysUntilItIsCorrected()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Make.Keyed(partner, Large("attribute", "large")));
        var item = Assert.Single(await _client.QuarantineAsync(partner));

        Assert.Equal(QuarantineReason.TooLarge, (await ReplayAsync(partner, item, null)).Reason);
        Assert.Equal(QuarantineReason.TooLarge, (await ReplayAsync(partner, item, Large("lines", "large"))).Reason);
        Assert.Equal(QuarantineReason.TooLarge, (await ReplayAsync(partner, item, item.Transaction)).Reason);
        Assert.Equal(QuarantineReason.Unspecified, (await ReplayAsync(partner, item, Make.Sale("large"))).Reason);
        Assert.Equal(10m, await _client.NetAsync(partner));
    }

    [Fact]
    public async Task Void_OfATooLargeOne_Waits()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());

        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Large("lines", "large"), Make.Void("v", "large"))), accepted: 0, duplicates: 0,
            (0, QuarantineReason.TooLarge), (1, QuarantineReason.VoidWaiting));
    }

    [Fact]
    public async Task Transaction_AtTheBoundsOfAllItHas_IsApplied()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        var fullest = Make.Sale(new string('i', 64), customer: new string('c', 128)).With(sale =>
        {
            (sale.StoreId, sale.TerminalId, sale.Region) = (new string('s', 64), new string('t', 64), string.Join('/', Enumerable.Repeat(new string('r', 64), 8)));
            sale.Lines.Clear();
            for (var line = 0; line < 1_000; line++)
                sale.Lines.Add(new TransactionLine
                {
                    Sku = new string('s', 64),
                    Category = new string('c', 128),
                    QuantityThousandths = 1_000_000_000_000,
                    AmountMicros = 1_000_000_000_000_000,
                    CostMicros = 1_000_000_000_000_000,
                    TaxMicros = 1_000_000_000_000_000,
                });
            for (var attribute = 0; attribute < 16; attribute++)
                sale.Attributes[$"{attribute,64:D64}"] = new string('v', 256);
        });

        Assert.InRange(fullest.CalculateSize(), 230_000, Bound);
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, fullest)), accepted: 1);
    }

    private static Transaction Large(string by, string id)
    {
        var sale = Make.Sale(id, customer: "c-1");
        switch (by)
        {
            case "attribute": sale.Attributes["a"] = new string('x', Bound); break;
            case "lines": sale.Lines.AddRange(Enumerable.Repeat(Make.Line(1, new string('c', 100)), 3_000)); break;
            default:
                // Field 90 with as many bytes.
                return Transaction.Parser.ParseFrom([.. sale.ToByteArray(), 0xD2, 0x05, 0x80, 0x80, 0x10, .. new byte[Bound]]);
        }
        return sale;
    }

    private async Task<ReplayQuarantinedResponse> ReplayAsync(string partner, QuarantineItem item, Transaction? corrected) =>
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = item.QuarantineId, Corrected = corrected, Note = "Shorter." });
}
