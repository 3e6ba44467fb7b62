using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Feed;

/// <summary>What the feed promises of every part when a server starts.</summary>
public sealed class FeedStartTests : FeedTests
{
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Restart_WithoutChanges_ShowsTheSameAndWakesNobody(string part)
    {
        var driver = PartDriver.Of(part);
        var (quiet, changed) = (await ChangedAsync(driver), await ChangedAsync(driver));
        await RestartAsync(new() { ["Views:Enabled"] = "false" });
        await driver.ChangeAsync(Client, changed.Partner);
        await RestartAsync();
        // The one that changed comes after the other: when it is caught up with, the other was passed over.
        await Eventually.TrueAsync(async () => Differ(changed.Reading, await ReadAsync(driver, changed.Partner)));
        Assert.False(Server.Services.GetRequiredService<ViewFeed>().Holds(quiet.Partner));
        Assert.False(Differ(quiet.Reading, await ReadAsync(driver, quiet.Partner)));
        await VerifiedAsync();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Start_WithoutAnyRows_TellsEverything(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        await Server.DisposeAsync();
        await LoseRowsAsync();
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
        await Server.DisposeAsync();
        await LoseRowsAsync();
        await StartAsync(new() { ["Views:Enabled"] = "false" });
        foreach (var (view, row) in views.Zip(rows))
            await WriteRowAsync(FeedRows.ViewKey(view, partner), row!);
        await WriteRowAsync(FeedRows.PartnerKey(partner), SavedPartner.Write(saved.Version, views, others.All));

        await RestartAsync();

        await Eventually.TrueAsync(async () => !Differ(reading, await ReadAsync(driver, partner)));
        await Eventually.TrueAsync(async () => (await SavedAsync(partner)).IsCurrent);
        await VerifiedAsync();
    }
}
