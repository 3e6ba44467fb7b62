namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>Watches whose callers do not read. Answers are large here, so that few of them fill what lies between server and client.</summary>
public sealed class SlowWatchTests
{
    private const int Categories = 400, SlowWatches = 20, Changes = 100;

    /// <summary>What is written to a call that nobody reads: as much as the transport's windows and buffers take, and one answer more.</summary>
    private const long BytesPerSlowWatch = 512 << 10;

    [Fact]
    public async Task Watches_ThatAreNotRead_HoldUpNobodyAndQueueNothing()
    {
        await using var server = await TestServer.StartAsync();
        using var counters = new Counters(server);
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        await client.SubmitAsync(source, Make.Keyed(partner, Enumerable.Range(0, Categories).Select(i => Make.Sale($"c{i}", 1, category: $"category {i}"))));
        using var reader = new KpiWatch(client, partner, interval: TimeSpan.FromMilliseconds(50));
        var size = (await reader.ReadAsync()).CalculateSize();
        var slow = Enumerable.Range(0, SlowWatches).Select(_ => new KpiWatch(client, partner, interval: TimeSpan.FromMilliseconds(50))).ToArray();
        await Eventually.TrueAsync(() => counters["channelgrains.gateway.watches.answers"] >= 1 + SlowWatches);
        for (var i = 1; i <= Changes; i++)
        {
            await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"s{i}")));
            await reader.ReadUntilNetAsync(Categories + i * 10);
        }

        // An answer is counted once it is written, which may be after it was read.
        await Eventually.TrueAsync(() => counters["channelgrains.gateway.watches.answers"] >= 1 + Changes + SlowWatches);
        var unread = counters["channelgrains.gateway.watches.answers"] - 1 - Changes;

        Assert.InRange(unread / SlowWatches, 1, BytesPerSlowWatch / size);
        Assert.True(BytesPerSlowWatch / size < Changes / 2, $"An answer has {size} bytes: too few for what is to be shown.");
        // Who reads after all sees what lay on the way, and then the latest.
        foreach (var late in slow)
        {
            var answers = await late.ReadUntilNetAsync(Categories + Changes * 10);
            Assert.InRange(answers.Count, 1, BytesPerSlowWatch / size + 2);
            late.Dispose();
        }
    }
}
