using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>When a watch answers, by a clock that the test drives.</summary>
public sealed class WatchTimeTests : IAsyncLifetime
{
    // Orleans runs on the same clock and takes a large step for a stall of the process.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(Make.Noon);
    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _source = "";
    private string _partner = "";
    private int _sales;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Watch:MaxInterval"] = "00:01:00", ["Watch:Renewal"] = "00:00:15" }, time: _time);
        _client = new TestClient(_server.Channel);
        (_source, _partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(null, 1_000)]
    [InlineData(3_000, 3_000)]
    [InlineData(200, 200)]
    [InlineData(1, 50)]
    [InlineData(0, 50)]
    [InlineData(3_600_000, 60_000)]
    public async Task Answers_OfAWatch_AreAtLeastAnIntervalApart(int? asked, int milliseconds)
    {
        using var watch = new KpiWatch(_client, _partner, interval: asked is { } given ? TimeSpan.FromMilliseconds(given) : null);
        var before = await watch.ReadAsync();
        for (var i = 0; i < 3; i++)
        {
            await SellAsync();
            var answer = await Eventually.DoneAsync(_time, milliseconds > 10_000 ? Step * 20 : Step, watch.ReadAsync());

            Assert.Equal(before.JournalVersion + 1, answer.JournalVersion);
            // Up to a tenth more is the spread; the rest is how far the clock ran on while the server worked.
            Assert.InRange((answer.AsOf.ToDateTimeOffset() - before.AsOf.ToDateTimeOffset()).TotalMilliseconds, milliseconds, milliseconds * 1.1 + 2_000);
            before = answer;
        }
    }

    [Fact]
    public async Task Watch_WithoutChanges_ReadsAtRenewalsAndAnswersNothing()
    {
        using var counters = new Counters(_server);
        using var watch = new KpiWatch(_client, _partner);
        await watch.ReadAsync();
        var next = watch.ReadAsync();
        var before = _time.GetUtcNow();

        await Eventually.TrueAsync(() =>
        {
            _time.Advance(Step * 10);
            return counters["channelgrains.gateway.watches.reads"] >= 4;
        });

        Assert.InRange(_time.GetUtcNow() - before, TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(120));
        Assert.False(next.IsCompleted);
        await SellAsync();
        Assert.Equal(10m, (await Eventually.DoneAsync(_time, Step, next)).Kpis.Total.Net.ToDecimal());
        Assert.Equal(2, counters["channelgrains.gateway.watches.answers"]);
    }

    [Fact]
    public async Task Watches_OfOnePartner_ShareTheirReads()
    {
        const int Watches = 40;
        using var counters = new Counters(_server);
        var watches = Enumerable.Range(0, Watches).Select(_ => new KpiWatch(_client, _partner)).ToArray();
        await Eventually.DoneAsync(_time, Step, AllAsync());
        var readsOfOpening = counters["channelgrains.gateway.watches.reads"];
        for (var i = 0; i < 5; i++)
        {
            await SellAsync();
            await Eventually.DoneAsync(_time, Step, AllAsync());
        }

        // Each of five changes is read once, and once more where the word of it came while it was read.
        Assert.InRange(counters["channelgrains.gateway.watches.reads"] - readsOfOpening, 5, 10);
        Assert.Equal(6 * Watches, counters["channelgrains.gateway.watches.answers"]);
        foreach (var watch in watches)
            watch.Dispose();

        Task<WatchPartnerKpisResponse[]> AllAsync() => Task.WhenAll(watches.Select(watch => watch.ReadAsync()));
    }

    private Task<BatchResult> SellAsync() => _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale($"s{++_sales}")));
}
