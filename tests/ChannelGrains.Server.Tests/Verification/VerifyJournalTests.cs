using ChannelGrains.Admin.V1;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Verification;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Google.Type;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Verification;

/// <summary>VerifyJournal trusts nothing but the facts: whatever is derived of a journal and says something else is named.</summary>
public sealed class VerifyJournalTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync([]);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Verify_OfAllKindsOfFacts_FindsNothing()
    {
        var partner = await TradeAsync(batches: 300);
        await WaitForRowsAsync(partner);

        await AssertSoundAsync(states: 5);
        await RestartAsync([]);
        // Nothing of it is in memory now, but for what the start loaded.
        await AssertSoundAsync(states: 2);
        await _client.NetAsync(partner);
        await AssertSoundAsync(states: 3);
    }

    [Fact]
    public async Task Verify_WhileSalesGoOn_FindsNothing()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        string[] partners = [await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync()];
        using var stop = new CancellationTokenSource();
        var sales = partners.Select(partner => Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
                await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sales(number * 5, 5)));
        })).ToList();

        for (var i = 0; i < 10; i++)
            Assert.Empty((await VerifyAsync()).Problems);

        await stop.CancelAsync();
        await Task.WhenAll(sales);
    }

    [Fact]
    public async Task Verify_OfALiveStateThatCountsOneSaleTwice_NamesIt()
    {
        await RestartAsync(new() { ["Faults:CountSaleTwice"] = "2", ["Views:Enabled"] = "false" });
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sales(1, 3)));

        var problem = Assert.Single((await VerifyAsync()).Problems);

        Assert.Equal(("", $"partner/{partner}", 2L), (problem.File, problem.Journal, problem.Version));
        Assert.Equal("The live state, of version 2: sales of 2026-03-01 and on is gross 40, returns 0, 4 transactions, 0 customers, 0 new, in 1 categories, "
            + "and gross 30, returns 0, 3 transactions, 0 customers, 0 new, in 1 categories by the journal", problem.Description);
    }

    [Fact]
    public async Task Verify_OfASnapshotThatSaysSomethingElse_NamesIt()
    {
        var partner = await TradeAsync(batches: 300);
        await RestartAsync([]);
        var store = _server.Services.GetRequiredService<IJournalStore>();
        var journal = await store.OpenAsync(new JournalName($"partner/{partner}"), CancellationToken.None);
        var stored = (await store.ReadSnapshotAsync(journal, CancellationToken.None))!;
        var snapshot = PartnerSnapshot.Parser.ParseFrom(stored.Payload.Span);
        var part = snapshot.Parts.Single(part => part.Kind == Fact.TransactionsRecordedFieldNumber);
        var ingest = IngestSnapshot.Parser.ParseFrom(part.State);
        ingest.Lanes[0].AcceptedCount += 1;
        ingest.Quarantine.RemoveAt(ingest.Quarantine.Count - 1);
        part.State = ingest.ToByteString();
        await store.WriteSnapshotAsync(journal, stored with { Payload = snapshot.ToByteArray() }, CancellationToken.None);

        var problems = (await VerifyAsync()).Problems;

        Assert.All(problems, problem => Assert.Equal(($"partner/{partner}", stored.Version), (problem.Journal, problem.Version)));
        Assert.Contains(problems, problem => problem.Description.StartsWith($"The snapshot, of version {stored.Version}: lanes[0] is ", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Description.StartsWith($"The snapshot, of version {stored.Version}: quarantine[{ingest.Quarantine.Count}] is not there", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "gross less returns is")]
    [InlineData(5, "but the journal ends at")]
    public async Task Verify_OfSavedRowsThatSaySomethingElse_NamesThem(int versionsAhead, string difference)
    {
        var partner = await TradeAsync(batches: 3);
        var version = await WaitForRowsAsync(partner);
        await RestartAsync(new() { ["Views:Enabled"] = "false" });
        var store = _server.Services.GetRequiredService<IJournalStore>();
        var saved = SavedPartner.Read((await store.ReadRowAsync(FeedRows.PartnerKey(partner), CancellationToken.None))!, Parts);
        var rows = new IndexWrites();
        rows.Put(FeedRows.PartnerKey(partner), SavedPartner.Write(version + versionsAhead, saved.Views, Parts.All));
        if (versionsAhead == 0)
        {
            var sales = FeedRows.ViewKey(saved.Views.Single(view => view.Part == RowSpaces.ViewMonths), partner);
            var row = (await store.ReadRowAsync(sales, CancellationToken.None))!;
            row[^3] += 2;
            rows.Put(sales, row);
        }
        await store.WriteRowsAsync(rows, CancellationToken.None);

        var problem = (await VerifyAsync()).Problems.First();

        Assert.Equal(($"partner/{partner}", version + versionsAhead), (problem.Journal, problem.Version));
        Assert.StartsWith("The saved rows, of version ", problem.Description, StringComparison.Ordinal);
        Assert.Contains(versionsAhead == 0 ? "2026-03" : difference, problem.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfFactsThatContradictEachOther_NamesThemAndGoesOn()
    {
        string[] partners = [await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync()];
        var store = _server.Services.GetRequiredService<IJournalStore>();
        foreach (var partner in partners)
        {
            var journal = await store.OpenAsync(new JournalName($"partner/{partner}"), CancellationToken.None);
            var first = Assert.Single(await store.ReadAsync(journal, 1, 1, CancellationToken.None));
            await store.WhenCommitted(store.Append(journal, journal.Version, first.Payload.Span, null).Ticket, CancellationToken.None);
        }
        await RestartAsync([]);
        // The views, which wake partners, meet them too.
        _server.ExpectsErrors = true;

        var problems = (await VerifyAsync()).Problems;

        Assert.Equal(partners.Select(partner => $"partner/{partner}").Order(), problems.Select(problem => problem.Journal).Order());
        Assert.All(problems, problem => Assert.Contains("does not fit a partner that has begun", problem.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_OfADirectoryThatLostRows_NamesThem()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest { Partner = new Partner { PartnerId = partner, DisplayName = "Another name" }, UpdateMask = new() { Paths = { "display_name" } } });
        var store = _server.Services.GetRequiredService<IJournalStore>();

        var problem = Assert.Single((await VerifyAsync(new IndexWithout(store, IndexSpaces.PartnerLists))).Differences);
        Assert.Equal(($"partner/{partner}", "The directory, of version 2: 12 of the rows that it is listed by are missing or say something else"), (problem.Journal, problem.Description));
        problem = Assert.Single((await VerifyAsync(new IndexWithout(store, IndexSpaces.Partners))).Differences);
        Assert.Equal("The directory, of version 2: the partner is missing", problem.Description);

        async Task<StateVerificationReport> VerifyAsync(IJournalIndex index) => await VerifyByAsync(index);
    }

    [Fact]
    public async Task Verify_OfAnIndexThatLostStatementsOrTerritories_NamesThem()
    {
        await RestartAsync(new() { ["InsecureSingleUser"] = "true" });
        var partner = await _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-01-01");
        await _client.AgreeAsync(partner, Earning.Terms("-:0.1"), "2026-01-01");
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00"))));
        var settlement = new SettlementService.SettlementServiceClient(_server.Channel);
        await settlement.ClosePeriodAsync(new() { PartnerId = partner, Period = "2026-01" });
        await settlement.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        var store = _server.Services.GetRequiredService<IJournalStore>();
        Assert.Empty((await VerifyByAsync(store)).Differences);

        foreach (var (space, what) in new[] { (IndexSpaces.Statements, "Statements"), (IndexSpaces.Payables, "Statements"), (IndexSpaces.Territories, "Territories"), (IndexSpaces.AgreementDays, "Territories") })
        {
            var problem = Assert.Single((await VerifyByAsync(new IndexWithout(store, space))).Differences);
            Assert.Equal($"partner/{partner}", problem.Journal);
            Assert.Matches($"^The {what.ToLowerInvariant()} in the index, of version [0-9]+: 1 entries are missing or say something else$", problem.Description);
        }
    }

    private async Task<StateVerificationReport> VerifyByAsync(IJournalIndex index)
    {
        var store = _server.Services.GetRequiredService<IJournalStore>();
        return await new StateVerification(
            store, index, store, _server.Services.GetRequiredService<PartnerSections>(), Parts, _server.Services.GetServices<PartnerIndex>(), _server.Services.GetServices<JournalKind>(), _ => default).RunAsync(CancellationToken.None);
    }

    /// <summary>Sales, returns, voids, quarantine, a replay, a second epoch, changes of the partner, a market's reports, the programme.</summary>
    private async Task<string> TradeAsync(int batches)
    {
        var (keyed, sequenced, partner) = (
            await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        for (var i = 0; i < batches; i++)
        {
            await _client.SubmitAsync(keyed, Make.Keyed(partner, Make.Sale($"k{i}", 5, customer: $"c{i % 20}"), Make.Void($"vk{i}", $"k{i / 2}"), Make.Return($"r{i}", 1)));
            await _client.SubmitAsync(sequenced, Make.Numbered(partner, i * 2 + 1,
                Make.Sale($"s{i}", 3, category: $"category{i % 5}"), Make.Sale($"e{i}").With(sale => sale.CurrencyCode = i % 100 == 0 ? "EUR" : "CNY")));
        }
        var items = await _client.QuarantineAsync(partner);
        var euro = items.First(item => item.Reason == QuarantineReason.Currency);
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = partner,
            QuarantineId = euro.QuarantineId,
            Corrected = euro.Transaction.Clone().With(sale => sale.CurrencyCode = "CNY"),
            Note = "a wrong currency",
            RequestId = "once",
        });
        await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = "for a test" });
        await _client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = partner, Reason = "for a test" });
        await _client.Ingest.OpenLaneAsync(new OpenLaneRequest { PartnerId = partner, SourceId = sequenced, ExpectedEpoch = 1, Reason = "for a test", RequestId = "once" });
        await _client.Markets.ReportMarketSizeAsync(new ReportMarketSizeRequest { Region = "cn", Period = "2026-03", Total = new Money { CurrencyCode = "CNY", Units = 9 }, Source = "A bureau" });
        return partner;
    }

    private FeedParts Parts => _server.Services.GetRequiredService<FeedParts>();

    private async Task<long> WaitForRowsAsync(string partner)
    {
        var store = _server.Services.GetRequiredService<IJournalStore>();
        var journal = await store.OpenAsync(new JournalName($"partner/{partner}"), CancellationToken.None);
        await Eventually.TrueAsync(async () =>
            await store.ReadRowAsync(FeedRows.PartnerKey(partner), CancellationToken.None) is { } row && SavedPartner.VersionOf(row) == journal.Version);
        return journal.Version;
    }

    private async Task AssertSoundAsync(int states)
    {
        var report = await VerifyAsync();
        Assert.Empty(report.Problems);
        Assert.True(report.States >= states, $"{report.States} states were compared");
    }

    private async Task<VerifyJournalResponse> VerifyAsync() => await _client.Admin.VerifyJournalAsync(new VerifyJournalRequest());

    private async Task RestartAsync(Dictionary<string, string?> settings)
    {
        await _server.DisposeAsync();
        await StartAsync(settings);
    }

    private async Task StartAsync(Dictionary<string, string?> settings)
    {
        _server = await TestServer.StartAsync(settings, _directory.Path);
        _client = new TestClient(_server.Channel);
    }

    /// <summary>An index that lost the entries of a space.</summary>
    private sealed class IndexWithout(IJournalIndex inner, byte space) : IJournalIndex
    {
        public async ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken)
        {
            var kept = new IndexReads();
            var numbers = Enumerable.Range(0, reads.Count).Where(number => reads.Key(number)[0] != space).ToDictionary(number => kept.Add(reads.Key(number)));
            await inner.ReadIndexAsync(kept, cancellationToken);
            foreach (var (number, asked) in numbers)
                if (kept.Found(number))
                    reads.Answer(asked, kept.Value(number));
        }

        public ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
            ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken) =>
            prefix.Span[0] == space ? ValueTask.FromResult<IReadOnlyList<IndexEntry>>([]) : inner.ScanIndexAsync(prefix, after, max, descending, cancellationToken);
    }
}
