using System.Diagnostics;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace ChannelGrains.Server.Tests.Lookup;

/// <summary>Looking with all partners wakes only those that have it, and is bounded.</summary>
public sealed class FindBoundTests
{
    private static readonly Dictionary<string, string?> Still = new() { ["Views:Enabled"] = "false", ["Reviews:Enabled"] = "false" };

    [Fact]
    public async Task Find_WithoutAPartner_WakesOnlyThoseThatHaveIt()
    {
        using var directory = new TemporaryDirectory();
        string[] partners;
        string keyed, numbered;
        await using (var before = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(before.Channel);
            (keyed, numbered) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreateSourceAsync(SourceMode.Sequenced));
            partners = [await client.CreatePartnerAsync(), await client.CreatePartnerAsync(), await client.CreatePartnerAsync(), await client.CreatePartnerAsync()];
            await client.SubmitAsync(keyed, Make.Keyed(partners[0], Make.Sale("by-id")));
            // More than a block, in a few records, so that no snapshot has them: 0 to 255 are in the index, the others in the journal alone.
            await client.SubmitAsync(numbered, Make.Numbered(partners[1], 1, Make.Sales(0, 300)));
            // Enough records that the partner leaves a snapshot when it leaves memory.
            for (var number = 1; number <= 40; number++)
                await client.SubmitAsync(numbered, Make.Numbered(partners[2], number, Make.Sale($"snap{number}")));
            await client.SubmitAsync(numbered, Make.Numbered(partners[3], 1, Make.Sale("other")));
        }
        foreach (var (id, owner) in new[] { ("by-id", 0), ("s7", 1), ("s299", 1), ("snap3", 2), ("snap40", 2), ("nowhere", -1) })
        {
            await using var server = await TestServer.StartAsync(Still, directory.Path);

            var found = await new TestClient(server.Channel).Ingest.FindTransactionsAsync(new() { TransactionId = id });

            Assert.Equal(owner < 0 ? [] : [partners[owner]], found.Transactions.Select(one => one.PartnerId));
            var grains = server.Services.GetRequiredService<IGrainFactory>();
            for (var i = 0; i < partners.Length; i++)
                Assert.Equal(i == owner, await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IPartnerGrain>(partners[i])) is not null);
        }
    }

    [Fact]
    public async Task Find_OfMoreThanTheBound_SaysToNameThePartner()
    {
        // The sources, and for each partner one look-up and one for each source.
        const int sources = 3, partners = 5, needed = sources + (partners * (1 + sources));
        using var directory = new TemporaryDirectory();
        var partner = "";
        await using (var before = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(before.Channel);
            for (var i = 0; i < sources; i++)
                await client.CreateSourceAsync(SourceMode.Keyed, source => source.SourceId = $"pos-{i}");
            for (var i = 0; i < partners; i++)
                partner = await client.CreatePartnerAsync();
            await client.SubmitAsync("pos-2", Make.Keyed(partner, Make.Sale("a")));
        }
        foreach (var most in new[] { needed, needed - 1 })
        {
            await using var server = await TestServer.StartAsync(new Dictionary<string, string?>(Still) { ["Lookup:MaxLookUps"] = $"{most}" }, directory.Path);
            var client = new TestClient(server.Channel);
            if (most == needed)
                Assert.Equal(partner, Assert.Single((await client.Ingest.FindTransactionsAsync(new() { TransactionId = "a" })).Transactions).PartnerId);
            else
                Assert.Equal("partner_id", Refused.Field(await Refused.WithAsync(StatusCode.FailedPrecondition, "TOO_MANY_LOOK_UPS", client.Ingest.FindTransactionsAsync(new() { TransactionId = "a" }))));
            Assert.Single((await client.Ingest.FindTransactionsAsync(new() { TransactionId = "a", PartnerId = partner })).Transactions);
            Assert.Single((await client.Ingest.FindTransactionsAsync(new() { TransactionId = "a", SourceId = "pos-2" })).Transactions);
        }
    }

    [Fact]
    public async Task Find_OfManyStoredBytes_IsBoundedByThem()
    {
        using var directory = new TemporaryDirectory();
        var partner = "";
        await using (var before = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(before.Channel);
            var source = await client.CreateSourceAsync(SourceMode.Sequenced);
            partner = await client.CreatePartnerAsync();
            for (var number = 1; number <= 10; number++)
                await client.SubmitAsync(source, Make.Numbered(partner, number, Make.Sale($"{number}").With(sale => sale.Lines.Add(Enumerable.Repeat(sale.Lines[0], 900)))));
        }
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?>(Still) { ["Lookup:MaxLookUps"] = "30" }, directory.Path);
        var after = new TestClient(server.Channel);

        await Refused.WithAsync(StatusCode.FailedPrecondition, "TOO_MANY_LOOK_UPS", after.Ingest.FindTransactionsAsync(new() { TransactionId = "nowhere" }));
        Assert.Empty((await after.Ingest.FindTransactionsAsync(new() { TransactionId = "nowhere", PartnerId = partner })).Transactions);
        // It is in memory now, and is asked.
        Assert.Empty((await after.Ingest.FindTransactionsAsync(new() { TransactionId = "nowhere" })).Transactions);
    }

    [Fact]
    public async Task Find_WithManyPartnersAndSources_ReadsTheIndexInAFewCalls()
    {
        const int partners = 1_500, sources = 60;
        await using var server = await HookedServer.StartAsync(Still);
        for (var i = 0; i < sources; i++)
            await server.Client.CreateSourceAsync(SourceMode.Keyed, source => source.SourceId = $"pos-{i}");
        var last = "";
        foreach (var some in Enumerable.Range(0, partners).Chunk(50))
            last = (await Task.WhenAll(some.Select(_ => server.Client.CreatePartnerAsync())))[^1];
        await server.Client.SubmitAsync("pos-7", Make.Keyed(last, Make.Sale("needle")));
        var (calls, scans) = (0, 0);
        server.Store.BeforeReadIndex = () =>
        {
            Interlocked.Increment(ref calls);
            return Task.CompletedTask;
        };
        server.Store.BeforeScanIndex = _ =>
        {
            Interlocked.Increment(ref scans);
            return Task.CompletedTask;
        };
        var (records, started) = (server.Store.RecordsRead, Stopwatch.GetTimestamp());

        var found = await server.Client.Ingest.FindTransactionsAsync(new() { TransactionId = "needle" });

        var took = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine($"{partners * sources:N0} look-ups in {took.TotalMilliseconds:N0} ms, {calls} index reads, {scans} scans");
        Assert.Equal((last, "pos-7"), (Assert.Single(found.Transactions).PartnerId, found.Transactions[0].SourceId));
        // 90,000 keys, 4,096 at once, then what the one partner reads; two directories, in pages.
        Assert.InRange(calls, 22, 30);
        Assert.InRange(scans, 3, 6);
        Assert.InRange(server.Store.RecordsRead - records, 1, 2);
        Assert.True(took < TimeSpan.FromSeconds(20), $"it took {took}");
    }
}
