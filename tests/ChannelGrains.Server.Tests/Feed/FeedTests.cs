using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Journal;
using ChannelGrains.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Feed;

/// <summary>What the feed promises of every part is tried on a server of its own.</summary>
public abstract class FeedTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string> Parts => [.. PartDriver.All.Select(driver => driver.Part.Name)];

    private protected TestServer Server { get; private set; } = null!;

    private protected TestClient Client { get; private set; } = null!;

    /// <summary>Once the server is stopped.</summary>
    private protected Task LoseRowsAsync() => TestDatabase.LoseRowsAsync(_directory.Path);

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected FeedParts Registered => Server.Services.GetRequiredService<FeedParts>();

    private protected static bool Differ(PartnerReading one, PartnerReading other) => one.DifferencesTo(other).Count > 0;

    private protected IViewGrain View(PartDriver driver) => driver.Part.Grain(Server.Services.GetRequiredService<IGrainFactory>(), driver.Part.KeyOf(driver.View));

    private protected async Task<PartnerReading> ReadAsync(PartDriver driver, string partner) => await View(driver).ReadPartner(partner);

    /// <summary>A partner with a change that is shown and saved.</summary>
    private protected async Task<(string Partner, PartnerReading Reading)> ChangedAsync(PartDriver driver)
    {
        var partner = await driver.CreateAsync(Client);
        await Eventually.TrueAsync(async () => (await SavedAsync(partner)).Version == 1);
        var before = await ReadAsync(driver, partner);
        await driver.ChangeAsync(Client, partner);
        await Eventually.TrueAsync(async () => Differ(before, await ReadAsync(driver, partner)));
        await Eventually.TrueAsync(async () => await SavedAsync(partner) is { IsCurrent: true } saved && saved.Version == (await ReadAsync(driver, partner)).Version);
        return (partner, await ReadAsync(driver, partner));
    }

    private protected async Task<SavedPartner> SavedAsync(string partner) =>
        await ReadRowAsync(FeedRows.PartnerKey(partner)) is { } row ? SavedPartner.Read(row, Registered) : SavedPartner.None;

    private protected async Task<byte[]?> ReadRowAsync(byte[] key) => await Server.Services.GetRequiredService<IJournalStore>().ReadRowAsync(key, CancellationToken.None);

    private protected async Task WriteRowAsync(byte[] key, byte[] row)
    {
        var rows = new IndexWrites();
        rows.Put(key, row);
        await Server.Services.GetRequiredService<IJournalStore>().WriteRowsAsync(rows, CancellationToken.None);
    }

    private protected async Task VerifiedAsync()
    {
        var report = await Client.Markets.VerifyViewsAsync(new VerifyViewsRequest());
        Assert.Empty(report.Differences);
        Assert.True(report.Partners > 0 && report.Cells > 0);
    }

    private protected async Task RestartAsync(Dictionary<string, string?>? settings = null)
    {
        await Server.DisposeAsync();
        await StartAsync(settings);
    }

    private protected async Task StartAsync(Dictionary<string, string?>? settings = null)
    {
        Server = await TestServer.StartAsync(new Dictionary<string, string?>(settings ?? []) { ["Views:SaveMilliseconds"] = "100", ["Views:SaveAgainMilliseconds"] = "100" }, _directory.Path);
        Client = new TestClient(Server.Channel);
    }
}
