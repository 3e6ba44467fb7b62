using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Journal;
using ChannelGrains.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.SalesViews;

/// <summary>What partners tell the views of a server, live, after a restart, and when the views know less or other than the journals.</summary>
public sealed class ViewFeedTests : IAsyncLifetime
{
    private const string March = "2026-03";

    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Sales_Acknowledged_AreShown()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10), Make.Sale("s2", 5, category: "drink"), Make.Return("r1", 3)));
        await ShowsAsync(partner, March, 12);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Void("v1", "s2"), Make.Sale("s3", 1, Make.At("2026-04-01T00:00:00"))));
        await ShowsAsync(partner, March, 7);
        await ShowsAsync(partner, "2026-04", 1);
        await VerifiedAsync();
    }

    [Fact]
    public async Task ReplayedQuarantine_IsShown()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10), Make.Sale("s2", 5).With(sale => sale.CurrencyCode = "EUR")));
        await ShowsAsync(partner, March, 10);
        var item = Assert.Single(await _client.QuarantineAsync(partner));
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = partner,
            QuarantineId = item.QuarantineId,
            Corrected = Make.Sale("s2", 5),
            Note = "the till had the wrong currency",
        });
        await ShowsAsync(partner, March, 15);
        await VerifiedAsync();
    }

    [Fact]
    public async Task Restart_WithoutSales_ShowsTheSame()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        await ShowsAsync(partner, March, 10);
        await RestartAsync();
        await ShowsAsync(partner, March, 10);
        await VerifiedAsync();
    }

    [Fact]
    public async Task Sales_OfAPartnerThatWasLetGo_AreShownAndSaved()
    {
        var time = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));
        await RestartAsync(time: time);
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        var feed = _server.Services.GetRequiredService<ViewFeed>();
        await AdvanceUntilAsync(time, () => Task.FromResult(!feed.Holds(partner)));
        Assert.Equal(10, await NetAsync(partner, March));

        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2", 1, Make.At("2026-04-01T00:00:00"))));
        await AdvanceUntilAsync(time, async () => await NetAsync(partner, "2026-04") == 1);
        // The row of a month that was saved before is not forgotten.
        await AdvanceUntilAsync(time, async () => (await SavedAsync(partner)).Views.Count(view => view.Part == RowSpaces.ViewMonths) == 2);
        await RestartAsync();
        await ShowsAsync(partner, March, 10);
        await ShowsAsync(partner, "2026-04", 1);
        await VerifiedAsync();
    }

    [Fact]
    public async Task Dispose_WhileItCatchesUp_EndsThat()
    {
        var listed = new TaskCompletionSource();
        var server = await HookedServer.StartAsync(hooks: store => store.BeforeListVersions = stopped =>
        {
            listed.TrySetResult();
            return Task.Delay(Timeout.Infinite, stopped);
        });
        await listed.Task.WaitAsync(TestContext.Current.CancellationToken);
        await server.DisposeAsync();
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_ABusyPartnersRowsWait_SavesThem()
    {
        await RestartAsync(new() { ["Views:SaveMilliseconds"] = "100", ["Views:SaveAgainMilliseconds"] = "60000" });
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        await Eventually.TrueAsync(async () => await SavedVersionAsync(partner) > 0);
        var saved = await SavedVersionAsync(partner); // its creation, or its first sale
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2", 5)));
        await ShowsAsync(partner, March, 15);
        // It was saved just now: it waits, while one that was not is saved.
        var other = await _client.CreatePartnerAsync();
        await Eventually.TrueAsync(async () => await SavedVersionAsync(other) > 0);
        Assert.Equal(saved, await SavedVersionAsync(partner));

        await _server.Services.GetRequiredService<ViewFeed>().StopAsync(CancellationToken.None);

        Assert.Equal(3, await SavedVersionAsync(partner));
    }

    [Fact]
    public async Task Start_JournalAheadOfWhatWasSaved_TellsTheRest()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        await ShowsAsync(partner, March, 10);
        await RestartAsync(new() { ["Views:Enabled"] = "false" });
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2", 5), Make.Sale("s3", 1, Make.At("2026-04-01T00:00:00"))));
        await RestartAsync();
        await ShowsAsync(partner, March, 15);
        await ShowsAsync(partner, "2026-04", 1);
        await VerifiedAsync();
    }

    [Fact]
    public async Task Start_WithoutAnyRows_TellsEverything()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        await ShowsAsync(partner, March, 10);
        await _server.DisposeAsync();
        await TestDatabase.LoseRowsAsync(_directory.Path);
        await StartAsync();
        await ShowsAsync(partner, March, 10);
    }

    [Fact]
    public async Task Apply_VersionsMissed_TheViewIsToldTheWholeMonth()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10), Make.Sale("s2", 5, category: "drink")));
        await ShowsAsync(partner, March, 15);
        var view = View(March);
        var update = new MonthUpdate(0);
        update.EndPartner(partner, previousVersion: 1_000, version: 1_001, isWhole: false, update.BeginPartner());
        Assert.Equal([partner], await view.Apply(update));
        Assert.Equal(15, await NetAsync(partner, March));
    }

    [Fact]
    public async Task Verify_AViewIsWrong_NamesTheCell()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        await ShowsAsync(partner, March, 10);
        var reading = await View(March).ReadPartner(partner);
        var cell = Assert.Single(((MonthReading)reading).Cells);
        var wrong = cell.Sum;
        wrong.Gross += 1;
        var update = new MonthUpdate(0);
        var first = update.BeginPartner();
        update.Add(cell.Name, wrong);
        update.EndPartner(partner, 0, reading.Version + 1, isWhole: true, first);
        await View(March).Apply(update);
        // The journal has that version too, but no other sales.
        await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = "a fact without sales" });

        var difference = Assert.Single((await VerifyAsync()).Differences);
        Assert.Equal(("sales", March, partner, "food"), (difference.Part, difference.View, difference.PartnerId, difference.Sales.Category));
        Assert.Equal((10.000001m, 10m), (difference.Sales.Shown.Gross.ToDecimal(), difference.Sales.Expected.Gross.ToDecimal()));
    }

    [Fact]
    public async Task UncommittedSales_AreNotShown()
    {
        await using var hooked = await HookedServer.StartAsync();
        var source = await hooked.Client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await hooked.Client.CreatePartnerAsync();
        await hooked.Client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        var grains = hooked.Services.GetRequiredService<IGrainFactory>();
        await Eventually.TrueAsync(async () => Net(await grains.GetGrain<ISalesViewGrain>(March).ReadPartner(partner)) == 10);
        hooked.Store.HoldCommits();
        var submitting = hooked.Client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2", 5)));
        // The feed and the caller wait for the commit.
        await Eventually.TrueAsync(() => hooked.Store.HeldWaits >= 2);
        Assert.Equal(10, Net(await grains.GetGrain<ISalesViewGrain>(March).ReadPartner(partner)));
        hooked.Store.ReleaseCommits();
        await submitting;
        await Eventually.TrueAsync(async () => Net(await grains.GetGrain<ISalesViewGrain>(March).ReadPartner(partner)) == 15);
    }

    [Fact]
    public async Task ViewThatCannotBeTold_HoldsUpNoOtherAndFillsNoLog_AndIsToldOnceItCan()
    {
        await using var hooked = await HookedServer.StartAsync();
        var source = await hooked.Client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await hooked.Client.CreatePartnerAsync();
        var grains = hooked.Services.GetRequiredService<IGrainFactory>();
        var failing = FeedRows.ViewPrefix(PartnerMonths.View(new SalesPart().NumberOf("2026-02")));
        var isBroken = true;
        hooked.Store.BeforeScanRows = prefix =>
        {
            if (Volatile.Read(ref isBroken) && prefix.Span.SequenceEqual(failing))
                throw new InvalidDataException("These rows cannot be read.");
        };
        await hooked.Client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("old", 7, Make.At("2026-02-01T12:00:00"))));
        for (var sale = 1; sale <= 40; sale++)
        {
            await hooked.Client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"s{sale}", 1), Make.Sale($"old{sale}", 1, Make.At("2026-02-01T12:00:00"))));
            await Eventually.TrueAsync(async () => Net(await grains.GetGrain<ISalesViewGrain>(March).ReadPartner(partner)) == sale);
        }
        Assert.InRange(hooked.Log.Lines.Count(line => line.Contains("The view 2026-02 of sales did not answer")), 1, 4);
        Volatile.Write(ref isBroken, false);
        await Eventually.TrueAsync(async () => Net(await grains.GetGrain<ISalesViewGrain>("2026-02").ReadPartner(partner)) == 47);
    }

    private async Task<(string Source, string Partner)> PartnerAsync() =>
        (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());

    private ISalesViewGrain View(string month) => _server.Services.GetRequiredService<IGrainFactory>().GetGrain<ISalesViewGrain>(month);

    private async Task<decimal> NetAsync(string partner, string month) => Net(await View(month).ReadPartner(partner));

    private static decimal Net(PartnerReading reading) => ((MonthReading)reading).Cells.Sum(cell => (decimal)cell.Sum.Net) / 1_000_000;

    private Task ShowsAsync(string partner, string month, decimal net) => Eventually.TrueAsync(async () => await NetAsync(partner, month) == net);

    private static Task AdvanceUntilAsync(FakeTimeProvider time, Func<Task<bool>> condition) => Eventually.TrueAsync(() =>
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });

    private async Task<long> SavedVersionAsync(string partner) => (await SavedAsync(partner)).Version;

    private async Task<SavedPartner> SavedAsync(string partner) =>
        await _server.Services.GetRequiredService<IJournalStore>().ReadRowAsync(FeedRows.PartnerKey(partner), CancellationToken.None) is { } row
            ? SavedPartner.Read(row, _server.Services.GetRequiredService<FeedParts>()) : SavedPartner.None;

    private async Task<VerifyViewsResponse> VerifyAsync() => await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest());

    private async Task VerifiedAsync()
    {
        var report = await VerifyAsync();
        Assert.Empty(report.Differences);
        Assert.True(report.Partners > 0 && report.Cells > 0);
    }

    private async Task RestartAsync(Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        await _server.DisposeAsync();
        await StartAsync(settings, time);
    }

    private async Task StartAsync(Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        _server = await TestServer.StartAsync(settings, _directory.Path, time);
        _client = new TestClient(_server.Channel);
    }
}
