using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Views;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Feed;

/// <summary>What the feed promises of every part.</summary>
public sealed class FeedPartTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public static TheoryData<string> Parts => [.. PartDriver.All.Select(driver => driver.Part.Name)];

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public void Parts_AreAllTriedHere() => Assert.Equal(PartDriver.All.Select(driver => (driver.Part.Name, driver.Part.Space)), Registered.All.Select(part => (part.Name, part.Space)));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Change_Committed_IsShown(string part)
    {
        var driver = PartDriver.Of(part);
        var partner = await driver.CreateAsync(_client);
        var before = await ReadAsync(driver, partner);
        await driver.ChangeAsync(_client, partner);
        await Eventually.TrueAsync(async () => Differ(before, await ReadAsync(driver, partner)));
        await VerifiedAsync();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Restart_WithoutChanges_ShowsTheSameAndWakesNobody(string part)
    {
        var driver = PartDriver.Of(part);
        var (quiet, changed) = (await ChangedAsync(driver), await ChangedAsync(driver));
        await RestartAsync(new() { ["Views:Enabled"] = "false" });
        await driver.ChangeAsync(_client, changed.Partner);
        await RestartAsync();
        // The one that changed comes after the other: when it is caught up with, the other was passed over.
        await Eventually.TrueAsync(async () => Differ(changed.Reading, await ReadAsync(driver, changed.Partner)));
        Assert.False(_server.Services.GetRequiredService<ViewFeed>().Holds(quiet.Partner));
        Assert.False(Differ(quiet.Reading, await ReadAsync(driver, quiet.Partner)));
        await VerifiedAsync();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Start_WithoutAnyRows_TellsEverything(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        await _server.DisposeAsync();
        Directory.Delete(Path.Combine(_directory.Path, "journal", "index"), recursive: true);
        await StartAsync();
        await Eventually.TrueAsync(async () => !Differ(reading, await ReadAsync(driver, partner)));
        await VerifiedAsync();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Start_PartThatWasNotThereBefore_IsToldEverything(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        var others = new FeedParts(Registered.All.Where(other => other.Space != driver.Part.Space));
        var saved = await SavedAsync(partner);
        List<ViewId> views = [.. saved.Views.Where(view => view.Part != driver.Part.Space)];
        var rows = await Task.WhenAll(views.Select(view => ReadRowAsync(FeedRows.ViewKey(view, partner))));
        await _server.DisposeAsync();
        Directory.Delete(Path.Combine(_directory.Path, "journal", "index"), recursive: true);
        await StartAsync(new() { ["Views:Enabled"] = "false" });
        foreach (var (view, row) in views.Zip(rows))
            await WriteRowAsync(FeedRows.ViewKey(view, partner), row!);
        await WriteRowAsync(FeedRows.PartnerKey(partner), SavedPartner.Write(saved.Version, views, others.All));

        await RestartAsync();

        await Eventually.TrueAsync(async () => !Differ(reading, await ReadAsync(driver, partner)));
        await Eventually.TrueAsync(async () => (await SavedAsync(partner)).IsCurrent);
        await VerifiedAsync();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Apply_VersionsMissed_AsksForEverythingOfThePartner(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        var update = driver.Part.NewUpdate(driver.View);
        update.EndPartner(partner, previousVersion: 1_000, version: 1_001, isWhole: false, update.BeginPartner());
        Assert.Equal([partner], await View(driver).Apply(update));
        Assert.False(Differ(reading, await ReadAsync(driver, partner)));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task VerifyViews_AViewIsWrong_NamesThePartner(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        var update = driver.Part.NewUpdate(driver.View);
        var first = update.BeginPartner();
        driver.AddWrong(update);
        // As if a change of that version had been told; the journal gets it at once, but it changes nothing there.
        update.EndPartner(partner, 0, reading.Version + 1, isWhole: true, first);
        await View(driver).Apply(update);
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, DisplayName = "Another name" },
            UpdateMask = new() { Paths = { "display_name" } },
        });

        var report = await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest());

        Assert.All(report.Differences, difference => Assert.Equal((part, driver.Part.KeyOf(driver.View), partner), (difference.Part, difference.View, difference.PartnerId)));
        Assert.NotEmpty(report.Differences);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task VerifyJournal_ARowIsWrong_NamesIt(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, _) = await ChangedAsync(driver);
        await RestartAsync(new() { ["Views:Enabled"] = "false" });
        await WriteRowAsync(FeedRows.ViewKey(driver.Id, partner), driver.WrongRow((await SavedAsync(partner)).Version));

        var problems = (await _client.Admin.VerifyJournalAsync(new())).Problems;

        Assert.All(problems, problem => Assert.Contains($"{part} of {driver.Part.KeyOf(driver.View)}", problem.Description, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Journal == $"partner/{partner}" && problem.Description.StartsWith("The saved rows", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task ReadAsync_ARowThatCannotBeRead_IsMadeFromTheJournal(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        await WriteRowAsync(FeedRows.ViewKey(driver.Id, partner), [driver.Part.Format, 0x80]);

        var store = _server.Services.GetRequiredService<IJournalStore>();
        var view = await SavedView.ReadAsync(store, store, _server.Services.GetRequiredService<PartnerSections>(), (PartnerPart)driver.Part, driver.View, CancellationToken.None);

        Assert.Equal(1, view.Unreadable);
        Assert.False(Differ(reading, view.View.Read(partner)));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Change_Uncommitted_IsNotShown(string part)
    {
        await using var hooked = await HookedServer.StartAsync();
        var driver = PartDriver.Of(part);
        var partner = await driver.CreateAsync(hooked.Client);
        await driver.ChangeAsync(hooked.Client, partner);
        var view = driver.Part.Grain(hooked.Services.GetRequiredService<IGrainFactory>(), driver.Part.KeyOf(driver.View));
        await Eventually.TrueAsync(async () => (await view.ReadPartner(partner)).CellCount > 0 && (await hooked.Client.Markets.VerifyViewsAsync(new())) is { Behind: 0, Differences.Count: 0 });
        var before = await view.ReadPartner(partner);
        hooked.Store.HoldCommits();
        var changing = driver.ChangeAsync(hooked.Client, partner);
        // The feed and the caller wait for the commit.
        await Eventually.TrueAsync(() => hooked.Store.HeldWaits >= 2);
        Assert.False(Differ(before, await view.ReadPartner(partner)));
        hooked.Store.ReleaseCommits();
        await changing;
        await Eventually.TrueAsync(async () => Differ(before, await view.ReadPartner(partner)));
    }

    private FeedParts Registered => _server.Services.GetRequiredService<FeedParts>();

    private static bool Differ(PartnerReading one, PartnerReading other) => one.DifferencesTo(other).Count > 0;

    private IViewGrain View(PartDriver driver) => driver.Part.Grain(_server.Services.GetRequiredService<IGrainFactory>(), driver.Part.KeyOf(driver.View));

    private async Task<PartnerReading> ReadAsync(PartDriver driver, string partner) => await View(driver).ReadPartner(partner);

    /// <summary>A partner with a change that is shown and saved.</summary>
    private async Task<(string Partner, PartnerReading Reading)> ChangedAsync(PartDriver driver)
    {
        var partner = await driver.CreateAsync(_client);
        await Eventually.TrueAsync(async () => (await SavedAsync(partner)).Version == 1);
        var before = await ReadAsync(driver, partner);
        await driver.ChangeAsync(_client, partner);
        await Eventually.TrueAsync(async () => Differ(before, await ReadAsync(driver, partner)));
        await Eventually.TrueAsync(async () => await SavedAsync(partner) is { IsCurrent: true } saved && saved.Version == (await ReadAsync(driver, partner)).Version);
        return (partner, await ReadAsync(driver, partner));
    }

    private async Task<SavedPartner> SavedAsync(string partner) =>
        await ReadRowAsync(FeedRows.PartnerKey(partner)) is { } row ? SavedPartner.Read(row, Registered) : SavedPartner.None;

    private async Task<byte[]?> ReadRowAsync(byte[] key) => await _server.Services.GetRequiredService<IJournalStore>().ReadRowAsync(key, CancellationToken.None);

    private async Task WriteRowAsync(byte[] key, byte[] row)
    {
        var rows = new IndexWrites();
        rows.Put(key, row);
        await _server.Services.GetRequiredService<IJournalStore>().WriteRowsAsync(rows, CancellationToken.None);
    }

    private async Task VerifiedAsync()
    {
        var report = await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest());
        Assert.Empty(report.Differences);
        Assert.True(report.Partners > 0 && report.Cells > 0);
    }

    private async Task RestartAsync(Dictionary<string, string?>? settings = null)
    {
        await _server.DisposeAsync();
        await StartAsync(settings);
    }

    private async Task StartAsync(Dictionary<string, string?>? settings = null)
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?>(settings ?? []) { ["Views:SaveMilliseconds"] = "100", ["Views:SaveAgainMilliseconds"] = "100" }, _directory.Path);
        _client = new TestClient(_server.Channel);
    }
}
