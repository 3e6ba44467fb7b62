using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Grains.Views;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.SalesViews;

/// <summary>Saved rows are derived: damage to them takes nothing away from a month.</summary>
public sealed class SavedViewTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly ViewId March = PartnerMonths.View(new SalesPart().NumberOf("2026-03"));

    [Fact]
    public async Task ReadAsync_RowsThatCannotBeRead_AreMadeFromTheJournals()
    {
        await using var server = await HookedServer.StartAsync(new() { ["Views:SaveMilliseconds"] = "100" });
        var client = server.Client;
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        var partners = new[] { await client.CreatePartnerAsync(), await client.CreatePartnerAsync(), await client.CreatePartnerAsync() };
        for (var partner = 0; partner < partners.Length; partner++)
            await client.SubmitAsync(source, Make.Keyed(partners[partner], Make.Sale($"a{partner}", 10 + partner), Make.Sale($"b{partner}", 5, category: "drink")));
        foreach (var partner in partners)
            await Eventually.TrueAsync(async () => await server.Store.ReadRowAsync(FeedRows.ViewKey(March, partner), Never) is not null);
        var whole = await SavedView.ReadAsync(server.Store, server.Store, server.Services.GetRequiredService<PartnerSections>(), new SalesPart(), March.Number, Never);
        Assert.Equal(0, whole.Unreadable);

        server.Store.BeforeScanRows = _ => throw Damaged();
        var oneByOne = await SavedView.ReadAsync(server.Store, server.Store, server.Services.GetRequiredService<PartnerSections>(), new SalesPart(), March.Number, Never);
        Assert.Equal(0, oneByOne.Unreadable);
        server.Store.BeforeReadRow = key => Damage(key, FeedRows.ViewKey(March, partners[1]));
        var folded = await SavedView.ReadAsync(server.Store, server.Store, server.Services.GetRequiredService<PartnerSections>(), new SalesPart(), March.Number, Never);
        Assert.Equal(1, folded.Unreadable);

        foreach (var partner in partners)
        {
            var expected = ((MonthView)whole.View).Read(partner).Cells.ToHashSet();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, ((MonthView)oneByOne.View).Read(partner).Cells.ToHashSet());
            Assert.Equal(expected, ((MonthView)folded.View).Read(partner).Cells.ToHashSet());
        }
    }

    [Fact]
    public async Task OfAsync_PageThatCannotBeRead_ReadsEachRowAndMissesOnlyTheDamaged()
    {
        await using var server = await HookedServer.StartAsync(new() { ["Views:SaveMilliseconds"] = "100" });
        var partners = new[] { await server.Client.CreatePartnerAsync(), await server.Client.CreatePartnerAsync() }.Order(StringComparer.Ordinal).ToArray();
        foreach (var partner in partners)
            await Eventually.TrueAsync(async () => await server.Store.ReadRowAsync(FeedRows.PartnerKey(partner), Never) is not null);
        server.Store.BeforeScanRows = _ => throw Damaged();
        server.Store.BeforeReadRow = key => Damage(key, FeedRows.PartnerKey(partners[0]));
        var versions = new SavedVersions(server.Store, server.Services.GetRequiredService<FeedParts>());
        Assert.Equal((0, false), await versions.OfAsync(partners[0], Never));
        Assert.True(await versions.OfAsync(partners[1], Never) is { Version: > 0, IsCurrent: true });
    }

    private static void Damage(ReadOnlyMemory<byte> key, byte[] damaged)
    {
        if (key.Span.SequenceEqual(damaged))
            throw Damaged();
    }

    private static JournalCorruptException Damaged() => new("Corruption: block checksum mismatch.") { IsDerived = true };
}
