using System.Security.Cryptography;
using System.Text;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Lookup;

/// <summary>Where an id is, and what became of it: by id and by number, with a partner and without.</summary>
public sealed class FindTransactionTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Find_OfASourceById_SaysWhatBecameOfEach()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Make.Keyed(partner,
            Make.Sale("plain", customer: "Ann Lee"), Make.Sale("voided"), Make.Void("v", "voided"), Make.Sale("euro").With(sale => sale.CurrencyCode = "EUR"),
            Make.Sale("gone").With(sale => sale.CurrencyCode = "EUR"), Make.Sale("mended").With(sale => sale.CurrencyCode = "EUR")));
        var items = (await _client.QuarantineAsync(partner)).ToDictionary(item => item.Transaction.TransactionId, item => item.QuarantineId);
        await _client.Ingest.DiscardQuarantinedAsync(new() { PartnerId = partner, QuarantineIds = { items["gone"] }, Note = "a test" });
        await _client.Ingest.ReplayQuarantinedAsync(new() { PartnerId = partner, QuarantineId = items["mended"], Corrected = Make.Sale("mended", 7), Note = "a test" });

        foreach (var asked in new[] { partner, "" })
        {
            var plain = await OneAsync("plain", asked, source);
            Assert.Equal((partner, source, 0, TransactionState.Accepted, "2026-03-05", 2), (plain.PartnerId, plain.SourceId, plain.Sequence, plain.State, plain.BusinessDay, plain.JournalVersion));
            Assert.Equal((TransactionKind.Sale, "plain"), (plain.Transaction.Kind, plain.Transaction.TransactionId));
            Assert.InRange(plain.AcceptedAt.ToDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(1));
            // Who bought is a keyed hash, as it is stored.
            Assert.Matches("^[0-9a-f]{16}$", plain.Transaction.CustomerId);
            Assert.DoesNotContain("Ann", plain.ToString(), StringComparison.Ordinal);

            var voided = await OneAsync("voided", asked, source);
            Assert.Equal((TransactionState.Voided, 2), (voided.State, voided.VoidVersion));
            Assert.Equal((TransactionState.Accepted, TransactionKind.Void), (await OneAsync("v", asked, source) is var of ? (of.State, of.Transaction.Kind) : default));
            var euro = await OneAsync("euro", asked, source);
            Assert.Equal((TransactionState.Quarantined, QuarantineReason.Currency, items["euro"], ""), (euro.State, euro.QuarantineReason, euro.QuarantineId, euro.BusinessDay));
            Assert.Equal((TransactionState.Discarded, ""), (await OneAsync("gone", asked, source) is var gone ? (gone.State, gone.QuarantineId) : default));
            var mended = await OneAsync("mended", asked, source);
            Assert.Equal((TransactionState.Accepted, QuarantineReason.Currency, "2026-03-05", 7_000_000), (mended.State, mended.QuarantineReason, mended.BusinessDay, mended.Transaction.Lines[0].AmountMicros));
            Assert.True(mended.ReplayedVersion > mended.JournalVersion);
            Assert.Empty((await _client.Ingest.FindTransactionsAsync(new() { TransactionId = "nothing", PartnerId = asked, SourceId = source })).Transactions);
        }

        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Void("v2", "mended")));
        var (undone, second) = (await OneAsync("mended", partner, source), await OneAsync("v2", partner, source));
        Assert.Equal((TransactionState.Voided, second.JournalVersion), (undone.State, undone.VoidVersion));
    }

    [Fact]
    public async Task Find_OfANumberedSource_FindsOldAndNewIds()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        await using (var session = await _client.OpenAsync(source))
            for (var first = 1; first <= 1_001; first += 100)
                await session.SubmitAsync(Make.Numbered(partner, first, Make.Sales(first, 100)));
        await _client.SubmitAsync(source, Make.Numbered(partner, 1_101, Make.Void("v", "s5"), Make.Sale("s1100"), Make.Sale("e").With(sale => sale.CurrencyCode = "EUR")));

        foreach (var asked in new[] { partner, "" })
        {
            foreach (var (id, number) in new[] { ("s1", 1), ("s256", 256), ("s257", 257), ("s1000", 1_000), ("s1099", 1_099) })
                Assert.Equal((number, TransactionState.Accepted), (await OneAsync(id, asked, source) is var found ? (found.Sequence, found.State) : default));
            Assert.Equal((5, TransactionState.Voided), (await OneAsync("s5", asked, source) is var voided ? (voided.Sequence, voided.State) : default));
            Assert.Equal((1_103, TransactionState.Quarantined), (await OneAsync("e", asked, source) is var euro ? (euro.Sequence, euro.State) : default));
            // An id that was used again at another number owns it no more than before.
            Assert.Equal(1_100, (await OneAsync("s1100", asked, source)).Sequence);
        }
    }

    [Fact]
    public async Task Find_OfAVoidThatItsOriginalReleased_SaysThatItIsApplied()
    {
        foreach (var mode in new[] { SourceMode.Keyed, SourceMode.Sequenced })
        {
            var (source, partner) = (await _client.CreateSourceAsync(mode), await _client.CreatePartnerAsync());
            TransactionBatch Batch(long first, Transaction one) => mode == SourceMode.Keyed ? Make.Keyed(partner, one) : Make.Numbered(partner, first, one);
            await _client.SubmitAsync(source, Batch(1, Make.Void("v", "late")));
            Assert.Equal(TransactionState.Quarantined, (await OneAsync("v", partner, source)).State);

            await _client.SubmitAsync(source, Batch(2, Make.Sale("late")));

            var (released, original) = (await OneAsync("v", partner, source), await OneAsync("late", partner, source));
            Assert.Equal((TransactionState.Accepted, original.JournalVersion, "2026-03-05"), (released.State, released.ReplayedVersion, released.BusinessDay));
            Assert.Equal((TransactionState.Voided, released.JournalVersion), (original.State, original.VoidVersion));
        }
    }

    [Fact]
    public async Task Find_WithoutAPartner_FindsItWithEach()
    {
        // Of its own: beside the other tests there are more partners and sources than are looked at.
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var (keyed, numbered, id) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreateSourceAsync(SourceMode.Sequenced), TestClient.NewId("receipt"));
        string[] partners = [await client.CreatePartnerAsync(), await client.CreatePartnerAsync(), await client.CreatePartnerAsync()];
        await client.SubmitAsync(keyed, Make.Keyed(partners[0], Make.Sale(id)));
        await client.SubmitAsync(keyed, Make.Keyed(partners[2], Make.Sale(id)));
        await client.SubmitAsync(numbered, Make.Numbered(partners[2], 1, Make.Sale(id)));

        var found = await client.Ingest.FindTransactionsAsync(new() { TransactionId = id });

        Assert.Equal(new[] { (partners[0], keyed), (partners[2], keyed), (partners[2], numbered) }.Order(), found.Transactions.Select(one => (one.PartnerId, one.SourceId)));
        Assert.False(found.Truncated);
        Assert.Equal([(partners[2], numbered)], (await client.Ingest.FindTransactionsAsync(new() { TransactionId = id, SourceId = numbered })).Transactions.Select(one => (one.PartnerId, one.SourceId)));
    }

    [Fact]
    public async Task Find_OfWhatIsNone_IsRefused()
    {
        var partner = await _client.CreatePartnerAsync();
        foreach (var id in new[] { "", new string('x', 65), new string('\u4e2d', 22) })
            Assert.Equal("transaction_id", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "TRANSACTION_ID", _client.Ingest.FindTransactionsAsync(new() { TransactionId = id, PartnerId = partner }))));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", _client.Ingest.FindTransactionsAsync(new() { TransactionId = "a", PartnerId = "a/b" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", _client.Ingest.FindTransactionsAsync(new() { TransactionId = "a", SourceId = "a/b" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Ingest.FindTransactionsAsync(new() { TransactionId = "a", PartnerId = "nobody" }));
        await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", _client.Ingest.FindTransactionsAsync(new() { TransactionId = "a", PartnerId = partner, SourceId = "nothing" }));
    }

    [Fact]
    public async Task Find_OverRest_SaysTheSame()
    {
        var (source, partner, id) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync(), TestClient.NewId("receipt"));
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale(id)));
        using var rest = new RestClient(shared.Server.ManagementAddress);

        var found = Assert.Single((await rest.GetAsync($"/v1/transactions:find?transactionId={id}&partnerId={partner}"))["transactions"]!.AsArray())!;

        Assert.Equal((source, "TRANSACTION_STATE_ACCEPTED", "2026-03-05"), (found["sourceId"]!.GetValue<string>(), found["state"]!.GetValue<string>(), found["businessDay"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Find_OfAHeldKey_ShowsItsOwnAlone()
    {
        Dictionary<string, string?> settings = [];
        foreach (var (i, (principal, role, held, id)) in new[] { ("root", "admin", "", ""), ("eve", "reader", "Partners", "hers"), ("pos", "source", "Sources", "own") }.Index())
        {
            (settings[$"ApiKeys:{i}:Sha256"], settings[$"ApiKeys:{i}:Principal"], settings[$"ApiKeys:{i}:Roles:0"]) =
                (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(principal)))), principal, role);
            if (held.Length > 0)
                settings[$"ApiKeys:{i}:{held}:0"] = id;
        }
        await using var server = await TestServer.StartAsync(settings);
        using GrpcChannel all = server.Connect(KeyOf("root")), ofPartner = server.Connect(KeyOf("eve")), ofSource = server.Connect(KeyOf("pos"));
        var root = new TestClient(all);
        foreach (var partner in new[] { "hers", "other" })
            await root.CreatePartnerAsync(request => request.PartnerId = partner);
        foreach (var source in new[] { "own", "foreign" })
        {
            await root.CreateSourceAsync(SourceMode.Keyed, made => made.SourceId = source);
            foreach (var partner in new[] { "hers", "other" })
                await root.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a")));
        }

        Assert.Equal("hers foreign, hers own, other foreign, other own", await FoundAsync(root, new() { TransactionId = "a" }));
        Assert.Equal("hers foreign, hers own", await FoundAsync(new(ofPartner), new() { TransactionId = "a" }));
        Assert.Equal("hers own, other own", await FoundAsync(new(ofSource), new() { TransactionId = "a" }));
        Assert.Equal("other own", await FoundAsync(new(ofSource), new() { TransactionId = "a", PartnerId = "other" }));
        // Nor whether there is what is not its own.
        foreach (var other in new[] { "other", "nobody" })
            Assert.Equal("", await FoundAsync(new(ofPartner), new() { TransactionId = "a", PartnerId = other }));
        foreach (var other in new[] { "foreign", "nothing" })
            Assert.Equal("", await FoundAsync(new(ofSource), new() { TransactionId = "a", SourceId = other }));

        static string KeyOf(string principal) => $"the key of {principal}, of 32 bytes and more";
        static async Task<string> FoundAsync(TestClient client, FindTransactionsRequest request) =>
            string.Join(", ", (await client.Ingest.FindTransactionsAsync(request)).Transactions.Select(one => $"{one.PartnerId} {one.SourceId}"));
    }

    private async Task<FoundTransaction> OneAsync(string id, string partner, string source) =>
        Assert.Single((await _client.Ingest.FindTransactionsAsync(new() { TransactionId = id, PartnerId = partner, SourceId = source })).Transactions);
}
