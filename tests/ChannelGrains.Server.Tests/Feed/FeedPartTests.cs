using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Views;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Feed;

/// <summary>What the feed promises of every part while a server runs.</summary>
public sealed class FeedPartTests : FeedTests
{
    [Fact]
    public void Parts_AreAllTriedHere() => Assert.Equal(PartDriver.All.Select(driver => (driver.Part.Name, driver.Part.Space)), Registered.All.Select(part => (part.Name, part.Space)));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Change_Committed_IsShown(string part)
    {
        var driver = PartDriver.Of(part);
        var partner = await driver.CreateAsync(Client);
        var before = await ReadAsync(driver, partner);
        await driver.ChangeAsync(Client, partner);
        await Eventually.TrueAsync(async () => Differ(before, await ReadAsync(driver, partner)));
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
    public async Task ReadAsync_ARowThatCannotBeRead_IsMadeFromTheJournal(string part)
    {
        var driver = PartDriver.Of(part);
        var (partner, reading) = await ChangedAsync(driver);
        await WriteRowAsync(FeedRows.ViewKey(driver.Id, partner), [driver.Part.Format, 0x80]);

        var store = Server.Services.GetRequiredService<IJournalStore>();
        var view = await SavedView.ReadAsync(store, store, Server.Services.GetRequiredService<PartnerSections>(), (PartnerPart)driver.Part, driver.View, CancellationToken.None);

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
}
