using ChannelGrains.Grains.Partners;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Core.Internal;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>What a watch shows, and when it ends.</summary>
public sealed class WatchTests(SharedServer shared) : IAsyncLifetime
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync() => (_source, _partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("2026")]
    [InlineData("2026-03-W1")]
    public async Task FirstAnswer_OfAWatch_IsWhatAQueryAnswers(string period)
    {
        await SubmitAsync(Make.Sale("s1", 12.34m, customer: "c1"), Make.Return("r1", 2));
        using var watch = new KpiWatch(_client, _partner, period);

        var answer = await watch.ReadAsync();

        var query = await _client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = _partner, Period = period });
        Assert.Equal((query.Kpis, query.JournalVersion), (answer.Kpis, answer.JournalVersion));
        Assert.Equal(10.34m, answer.Kpis.Total.Net.ToDecimal());
        Assert.InRange(query.AsOf.ToDateTimeOffset() - answer.AsOf.ToDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task FirstAnswer_WhileOthersWatch_ShowsEveryAcknowledgedBatch()
    {
        using var other = new KpiWatch(_client, _partner);
        await other.ReadAsync();
        for (var i = 1; i <= 20; i++)
        {
            await SubmitAsync(Make.Sale($"s{i}"));
            using var watch = new KpiWatch(_client, _partner);
            Assert.Equal(i * 10m, (await watch.ReadAsync()).Kpis.Total.Net.ToDecimal());
        }
    }

    [Fact]
    public async Task Change_OfAnyKind_IsShown()
    {
        using var watch = new KpiWatch(_client, _partner, interval: Shortest);
        var version = (await watch.ReadAsync()).JournalVersion;
        async Task ShownAsync(decimal net)
        {
            var answer = await watch.ReadAsync();
            Assert.Equal((version + 1, net), (answer.JournalVersion, answer.Kpis.Total.Net.ToDecimal()));
            version++;
        }

        await SubmitAsync(Make.Sale("s1"));
        await ShownAsync(10);
        await SubmitAsync(Make.Void("v1", "s1"));
        await ShownAsync(0);
        await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = _partner, Reason = "Rent." });
        await ShownAsync(0);
        await SubmitAsync(Make.Sale("q1", amount: 5).With(sale => sale.CurrencyCode = "USD"));
        await ShownAsync(0);
        var item = Assert.Single(await _client.QuarantineAsync(_partner));
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = _partner, QuarantineId = item.QuarantineId, Corrected = Make.Sale("q1", amount: 5), Note = "x" });
        await ShownAsync(5);
    }

    [Fact]
    public async Task Changes_ManyWithinAnInterval_AreConflatedToTheLatest()
    {
        const int Batches = 400;
        using var watch = new KpiWatch(_client, _partner, interval: TimeSpan.FromMilliseconds(100));
        using var idle = new KpiWatch(_client, await _client.CreatePartnerAsync(), interval: Shortest);
        await Task.WhenAll(watch.ReadAsync(), idle.ReadAsync());
        var others = idle.ReadAsync();
        await using var session = await _client.OpenAsync(_source);
        var reading = watch.ReadUntilNetAsync(Batches * 10);
        for (var i = 0; i < Batches; i++)
            await session.SubmitAsync(Make.Keyed(_partner, Make.Sale($"s{i}")));

        var answers = await reading;

        Assert.Equal(Batches, answers[^1].Kpis.Total.Transactions);
        Assert.All(answers, answer => Assert.Equal(answer.Kpis.Total.Transactions * 10m, answer.Kpis.Total.Net.ToDecimal()));
        Assert.True(answers.Zip(answers.Skip(1)).All(pair => pair.First.JournalVersion < pair.Second.JournalVersion));
        var took = answers[^1].AsOf.ToDateTimeOffset() - answers[0].AsOf.ToDateTimeOffset();
        Assert.InRange(answers.Count, 1, took / TimeSpan.FromMilliseconds(95) + 2);
        Assert.True(answers.Count < Batches / 2, $"{answers.Count} answers to {Batches} batches");
        Assert.False(others.IsCompleted);
    }

    [Fact]
    public async Task Watch_WhosePartnerLeavesMemoryAgainAndAgain_SeesEveryChange()
    {
        // Without renewals: only what the partner says when it leaves brings the watch back to it.
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Watch:Renewal"] = "00:10:00" });
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        using var watch = new KpiWatch(client, partner, interval: Shortest);
        await watch.ReadAsync();
        var grain = server.Services.GetRequiredService<IGrainFactory>().GetGrain<IPartnerGrain>(partner);
        for (var i = 1; i <= 10; i++)
        {
            await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
            await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"s{i}")));
            Assert.Equal(i * 10m, (await watch.ReadUntilNetAsync(i * 10m))[^1].Kpis.Total.Net.ToDecimal());
        }
    }

    [Fact]
    public async Task Watch_OfAnUnknownPartnerOrPeriodOrInterval_IsRefused()
    {
        await RefusedAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", new() { PartnerId = "no-such-partner", Period = "2026" });
        await RefusedAsync(StatusCode.InvalidArgument, "INVALID_ID", new() { PartnerId = "", Period = "2026" });
        var period = await RefusedAsync(StatusCode.InvalidArgument, "PERIOD", new() { PartnerId = _partner, Period = "2026-13" });
        Assert.Equal("period", Refused.Field(period));
        foreach (var interval in new[] { new Duration { Seconds = -1 }, new Duration { Nanos = -1 }, new Duration { Nanos = 1_000_000_000 } })
        {
            var refused = await RefusedAsync(StatusCode.InvalidArgument, "INTERVAL", new() { PartnerId = _partner, Period = "2026", MinInterval = interval });
            Assert.Equal("min_interval", Refused.Field(refused));
        }
    }

    [Fact]
    public async Task Watch_BeyondTheLimit_IsRefusedUntilOneEnds()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Watch:MaxWatches"] = "2" });
        using var counters = new Counters(server);
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        using var first = new KpiWatch(client, partner);
        using var second = new KpiWatch(client, partner, "2026-01");
        await Task.WhenAll(first.ReadAsync(), second.ReadAsync());

        using (var refused = new KpiWatch(client, partner))
        {
            var error = Refused.With(StatusCode.ResourceExhausted, "WATCHES_FULL", await refused.ReadToErrorAsync());
            Assert.NotNull(error.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>());
        }
        Assert.Equal(2, counters["channelgrains.gateway.watches"]);

        first.Dispose();
        await Eventually.TrueAsync(() => counters["channelgrains.gateway.watches"] == 1);
        using var third = new KpiWatch(client, partner);
        await third.ReadAsync();
    }

    [Fact]
    public async Task Watch_WhenTheServerStops_IsUnavailable()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        using var watch = new KpiWatch(client, await client.CreatePartnerAsync());
        await watch.ReadAsync();

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(StatusCode.Unavailable, (await watch.ReadToErrorAsync()).StatusCode);
    }

    private async Task<RpcException> RefusedAsync(StatusCode code, string reason, WatchPartnerKpisRequest request)
    {
        using var call = _client.Kpis.WatchPartnerKpis(request);
        return Refused.With(code, reason, await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None)));
    }

    private Task<BatchResult> SubmitAsync(params Transaction[] transactions) => _client.SubmitAsync(_source, Make.Keyed(_partner, transactions));
}
