namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>How often a batch goes to the database and back before it is decided.</summary>
public sealed class RoundTripsTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const int Voids = 100;

    private TestServer _server = null!;
    private Statements _statements = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = await postgres.NewStoreAsync();
        settings["Ingest:MaxSubmitTransactions"] = "4096";
        // Nothing else asks the database meanwhile.
        settings["Views:Enabled"] = settings["Reviews:Enabled"] = "false";
        _server = await TestServer.StartAsync(settings);
        _client = new TestClient(_server.Channel);
        _statements = new Statements(settings["Postgres:ConnectionString"]!);
    }

    public async ValueTask DisposeAsync()
    {
        _statements.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Sales_OfAKeyedSource_AreLookedUpTogether()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        Assert.Equal(1, await CountAsync(source, Make.Keyed(partner, Make.Sales(0, 500)), accepted: 500));
        Assert.Equal(1, await CountAsync(source, Make.Keyed(partner, Make.Sales(0, 500)), accepted: 0));
    }

    [Fact]
    public async Task Voids_OfSalesInAsManyRecords_AreLookedUpTogether()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        for (var number = 0; number < Voids; number++)
            await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"s{number}")));
        // Their own ids; where the originals are; their records; which are voided.
        Assert.Equal(4, await CountAsync(source, Make.Keyed(partner, VoidsFrom(0)), accepted: Voids));
        Assert.Equal(0, await _client.NetAsync(partner));
    }

    [Fact]
    public async Task Voids_OfQuarantinedSalesThatWereReplayed_AreLookedUpTogether()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed, source => source.MaxAgeDays = 1), await _client.CreatePartnerAsync());
        for (var number = 0; number < 20; number++)
            await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"s{number}", at: Make.At("2025-01-10T10:00:00"))));
        await _client.Ingest.ReplayQuarantinedAsync(new() { PartnerId = partner, Filter = new() { Reasons = { QuarantineReason.ClockBehind } }, Note = "It was sent late." });
        Assert.Equal(200, await _client.NetAsync(partner, "2025"));
        // As before, with what became of the items, and the records of that.
        Assert.Equal(6, await CountAsync(source, Make.Keyed(partner, Enumerable.Range(0, 20).Select(number => Make.Void($"v{number}", $"s{number}", TimeProvider.System.GetUtcNow()))), accepted: 20));
    }

    [Fact]
    public async Task Voids_OfANumberedLanesOldSales_AreLookedUpTogether()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        var sent = 0;
        for (; sent < 5 * Voids; sent += 5)
            await _client.SubmitAsync(source, Make.Numbered(partner, sent + 1, Make.Sales(sent, 5)));
        // How many groups there are; the blocks of no group; the records; which are voided.
        Assert.InRange(await CountAsync(source, Make.Numbered(partner, sent + 1, VoidsFrom(0)), accepted: Voids), 4, 5);
    }

    [Fact]
    public async Task Voids_OfSalesInGroupsOfIds_AreLookedUpTogether()
    {
        const int Grouped = 256 * 256, Batch = 4_096;
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        var sent = 0;
        for (; sent < Grouped + (2 * Batch); sent += Batch)
            await _client.SubmitAsync(source, Make.Numbered(partner, sent + 1, Make.Sales(sent, Batch)));
        // Besides: their parts of the group; the blocks that these name, of which some may be others; whether another group is due.
        Assert.InRange(await CountAsync(source, Make.Numbered(partner, sent + 1, VoidsFrom(1_000)), accepted: Voids), 5, 10);
    }

    [Fact]
    public async Task Numbers_ThatWereTakenBefore_AreReadTogether()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        for (var sent = 0; sent < 200; sent += 5)
            await _client.SubmitAsync(source, Make.Numbered(partner, sent + 1, Make.Sales(sent, 5)));
        // The record to begin with, and those from it on.
        Assert.Equal(2, await CountAsync(source, Make.Numbered(partner, 81, Make.Sales(80, 100)), accepted: 0));
    }

    private static IEnumerable<Transaction> VoidsFrom(int first) => Enumerable.Range(first, Voids).Select(number => Make.Void($"v{number}", $"s{number}"));

    private async Task<int> CountAsync(string source, TransactionBatch batch, int accepted)
    {
        _statements.Take();
        Applied.As(await _client.SubmitAsync(source, batch), accepted, batch.Transactions.Count - accepted);
        return _statements.Take();
    }
}
