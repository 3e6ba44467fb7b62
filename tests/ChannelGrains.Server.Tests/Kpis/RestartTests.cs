using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>What a server answers after a restart on the same data directory.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(300, true)]
    public async Task Figures_AfterARestart_AreEqualFromFactsAndFromASnapshot(int batches, bool snapshot)
    {
        var (source, partner) = await TrafficAsync(batches);
        var before = await AnswersAsync(source, partner);

        await RestartAsync();

        Assert.Equal(snapshot, await ReadSnapshotAsync(partner) is not null);
        Assert.Equal(before, await AnswersAsync(source, partner));
    }

    [Fact]
    public async Task Figures_WithASnapshotOfAnotherFold_AreFoldedFromAllFacts()
    {
        var (source, partner) = await TrafficAsync(300);
        var before = await AnswersAsync(source, partner);
        await RestartAsync();
        var store = _server.Services.GetRequiredService<IJournalStore>();
        var journal = await store.OpenAsync(new JournalName("partner/" + partner), CancellationToken.None);
        await store.WriteSnapshotAsync(journal, new JournalSnapshot(9_999, journal.Version, new byte[] { 1, 2, 3 }), CancellationToken.None);

        Assert.Equal(before, await AnswersAsync(source, partner));
    }

    /// <summary>A partner keeps 32,768 customers in memory; the first days of the others are looked up on disk.</summary>
    [Fact]
    public async Task NewCustomers_BeyondThoseInMemory_AreNewOnceAlsoAfterARestart()
    {
        const int customers = 33_500, batch = 500;
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        var (january, february, march) = (Make.At("2026-01-15T12:00"), Make.At("2026-02-15T12:00"), Make.At("2026-03-15T12:00"));
        var number = 1;
        for (var first = 0; first < customers; first += batch, number += batch)
            await _client.SubmitAsync(source, Make.Numbered(partner, number, Sales(number, first, batch, february)));
        Assert.Equal(customers, (await _client.KpisAsync(partner, "2026-02")).NewCustomers);

        await RestartAsync();
        // Some in memory and some that are not: again, and for the last ones a sale of an earlier day comes late.
        await _client.SubmitAsync(source, Make.Numbered(partner, number, [.. Sales(number, 0, 200, march), .. Sales(number + 200, customers - 200, 200, march)]));
        await _client.SubmitAsync(source, Make.Numbered(partner, number + 400, [.. Sales(number + 400, 0, 100, january), .. Sales(number + 500, customers - 100, 100, january)]));

        Assert.Equal(0, (await _client.KpisAsync(partner, "2026-03")).NewCustomers);
        Assert.Equal(customers - 200, (await _client.KpisAsync(partner, "2026-02")).NewCustomers);
        Assert.Equal(200, (await _client.KpisAsync(partner, "2026-01")).NewCustomers);

        static IEnumerable<Transaction> Sales(int number, int firstCustomer, int count, DateTimeOffset at) =>
            Enumerable.Range(0, count).Select(i => Make.Sale($"t{number + i}", 1, at, $"customer {firstCustomer + i}"));
    }

    [Fact]
    public async Task Duplicates_AfterARestart_AreStillFound()
    {
        var (keyed, sequenced, partner) = (
            await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        for (var i = 0; i < 40; i++)
        {
            await _client.SubmitAsync(keyed, Make.Keyed(partner, Make.Sales(i * 10, 10)));
            await _client.SubmitAsync(sequenced, Make.Numbered(partner, i * 10 + 1, Make.Sales(i * 10 + 1, 10)));
        }

        await RestartAsync();

        Applied.As(await _client.SubmitAsync(keyed, Make.Keyed(partner, Make.Sales(0, 401))), accepted: 1, duplicates: 400);
        Applied.As(await _client.SubmitAsync(keyed, Make.Keyed(partner, Make.Sale("s7", amount: 8))), accepted: 0, duplicates: 0, (0, QuarantineReason.ContentConflict));
        Applied.As(await _client.SubmitAsync(sequenced, Make.Numbered(partner, 1, Make.Sales(1, 402))), accepted: 2, duplicates: 400);
        Assert.Equal(402, (await _client.GetLaneAsync(sequenced, partner)).CommittedSequence);
    }

    [Theory]
    [InlineData(SourceMode.Keyed)]
    [InlineData(SourceMode.Sequenced)]
    public async Task Void_ThatWaits_IsAppliedWhenItsSaleComesAfterARestart(SourceMode mode)
    {
        var (source, partner) = (await _client.CreateSourceAsync(mode), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Batch(1, Make.Void("v", "s"), Make.Sale("t")));

        await RestartAsync();
        await _client.SubmitAsync(source, Batch(3, Make.Sale("s"), Make.Void("w", "t")));
        Assert.Equal(0m, await _client.NetAsync(partner));
        Assert.Empty(await _client.QuarantineAsync(partner));

        await RestartAsync();
        var late = await _client.SubmitAsync(source, Batch(5, Make.Void("x", "s"), Make.Void("y", "t")));
        Applied.As(late, accepted: 0, duplicates: 0, (0, QuarantineReason.AlreadyVoided), (1, QuarantineReason.AlreadyVoided));

        TransactionBatch Batch(long first, params Transaction[] transactions) =>
            mode == SourceMode.Keyed ? Make.Keyed(partner, transactions) : Make.Numbered(partner, first, transactions);
    }

    [Fact]
    public async Task Requests_AfterARestart_AreStillRemembered()
    {
        var request = new CreatePartnerRequest
        {
            PartnerId = TestClient.NewId("partner"),
            Partner = new Partner { ChannelType = ChannelType.Direct, Region = "cn" },
            RequestId = "once",
        };
        var first = await _client.Partners.CreatePartnerAsync(request);

        await RestartAsync();

        Assert.Equal(first, await _client.Partners.CreatePartnerAsync(request));
        Assert.Equal([request.PartnerId], (await _client.Partners.ListPartnersAsync(new ListPartnersRequest())).Partners.Select(partner => partner.PartnerId));
    }

    private async Task StartAsync()
    {
        _server = await TestServer.StartAsync(directory: _directory.Path);
        _client = new TestClient(_server.Channel);
    }

    private async Task RestartAsync()
    {
        await _server.DisposeAsync();
        await StartAsync();
    }

    private async Task<(string Source, string Partner)> TrafficAsync(int batches)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        for (var i = 0; i < batches; i++)
            await _client.SubmitAsync(source, Make.Keyed(partner,
                Make.Sale($"s{i}", i + 0.25m, Make.Noon.AddDays(-i), $"c{i % 7}", $"category{i % 3}"), Make.Return($"r{i}", 1, Make.Noon.AddDays(i % 20)),
                Make.Sale($"b{i}", -1), Make.Void($"v{i}", $"s{i - 1}")));
        return (source, partner);
    }

    private async Task<string> AnswersAsync(string source, string partner)
    {
        var answers = new List<object>();
        foreach (var period in new[] { "2025", "2026", "2026-Q1", "2026-02", "2026-03", "2026-03-W1", "2026-03-05" })
            answers.Add(await _client.KpisAsync(partner, period));
        answers.Add(await _client.GetLaneAsync(source, partner));
        answers.Add((await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner })).Partner);
        answers.AddRange(await _client.QuarantineAsync(partner));
        return string.Join('\n', answers);
    }

    private async Task<JournalSnapshot?> ReadSnapshotAsync(string partner)
    {
        var store = _server.Services.GetRequiredService<IJournalStore>();
        return await store.ReadSnapshotAsync(await store.OpenAsync(new JournalName("partner/" + partner), CancellationToken.None), CancellationToken.None);
    }
}
