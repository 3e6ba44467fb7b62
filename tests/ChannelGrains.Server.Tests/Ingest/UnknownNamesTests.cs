using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Names that nobody created anything under cost nothing that stays.</summary>
public sealed class UnknownNamesTests : IAsyncLifetime
{
    private const int Names = 200;

    private HookedServer _server = null!;

    private TestClient Client => _server.Client;

    public async ValueTask InitializeAsync() =>
        _server = await HookedServer.StartAsync(new Dictionary<string, string?> { ["Ingest:MaxUnknownPartners"] = $"{Names}", ["Views:Enabled"] = "true" });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Batches_ForPartnersThatDoNotExist_WakeNoGrains()
    {
        await using var session = await Client.OpenAsync(await Client.CreateSourceAsync(SourceMode.Keyed));
        var partner = await Client.CreatePartnerAsync();
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
        var before = await ActivationsAsync("PartnerGrain");
        var batches = Enumerable.Range(0, Names).Select(i => Make.Keyed($"nobody-{i}", Make.Sale("s1"))).ToList();

        await session.SendAsync(batches);

        foreach (var batch in batches)
            Refused.With(StatusCode.NotFound, "PARTNER_NOT_FOUND", await session.ResultAsync(batch));
        Assert.Equal(before, await ActivationsAsync("PartnerGrain"));
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s2"))), accepted: 1);
    }

    [Fact]
    public async Task Stream_ThatNamesTooManyUnknownPartners_Ends()
    {
        var source = await Client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await Client.CreatePartnerAsync();
        await using var session = await Client.OpenAsync(source);
        var unknown = Enumerable.Range(0, Names).Select(i => Make.Keyed($"nobody-{i}", Make.Sale("s1"))).ToList();
        await session.SendAsync(unknown);
        await session.ResultAsync(unknown[^1]);
        await session.SendAsync(Make.Keyed("nobody-else", Make.Sale("s1")), Make.Keyed(partner, Make.Sale("s1")));

        Refused.With(StatusCode.ResourceExhausted, "UNKNOWN_PARTNERS", await session.ReadToErrorAsync());
        Assert.Equal(0m, await Client.NetAsync(partner));
    }

    [Fact]
    public async Task Calls_ForPartnersThatDoNotExist_WakeNoGrains()
    {
        var source = await Client.CreateSourceAsync(SourceMode.Sequenced);
        var before = await ActivationsAsync("PartnerGrain");
        for (var i = 0; i < 5; i++)
        {
            var id = $"nobody-{i}";
            await NotFoundAsync(Client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id }));
            await NotFoundAsync(Client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest { Partner = new Partner { PartnerId = id } }));
            await NotFoundAsync(Client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = id }));
            await NotFoundAsync(Client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = id }));
            await NotFoundAsync(Client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = id }));
            await NotFoundAsync(Client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = id, Period = "2026" }));
            await NotFoundAsync(Client.Kpis.QuerySeriesAsync(new QuerySeriesRequest
            {
                Scope = new Scope { PartnerId = id },
                Measure = Measure.Net,
                Granularity = Granularity.Day,
                FirstDay = "2026-01-01",
                LastDay = "2026-01-02",
            }));
            using (var watch = Client.Kpis.WatchPartnerKpis(new WatchPartnerKpisRequest { PartnerId = id, Period = "2026" }))
                Refused.With(StatusCode.NotFound, "PARTNER_NOT_FOUND", await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None)));
            await NotFoundAsync(Client.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = id }));
            await NotFoundAsync(Client.Ingest.GetLaneAsync(new GetLaneRequest { PartnerId = id, SourceId = source }));
            await NotFoundAsync(Client.Ingest.OpenLaneAsync(new OpenLaneRequest { PartnerId = id, SourceId = source }));
            await NotFoundAsync(Client.Ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = id }));
            await NotFoundAsync(Client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = id }));
            await NotFoundAsync(Client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = id }));
            await NotFoundAsync(Client.Ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = source, Batch = Make.Numbered(id, 1, Make.Sale("s1")) }));
        }
        Assert.Equal(before, await ActivationsAsync("PartnerGrain"));
    }

    [Fact]
    public async Task Calls_ForSourcesAndMarketsThatDoNotExist_WakeNoGrains()
    {
        await Client.Markets.GetMarketShareAsync(new GetMarketShareRequest { Region = "cn", Period = "2026-03" });
        var before = await ActivationsAsync();
        for (var i = 0; i < 5; i++)
        {
            var id = $"nothing-{i}";
            await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", Client.Ingest.GetSourceAsync(new GetSourceRequest { SourceId = id }));
            await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", Client.Ingest.UpdateSourceAsync(new UpdateSourceRequest { Source = new Source { SourceId = id } }));
            await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", Client.Ingest.SubmitTransactionsAsync(
                new SubmitTransactionsRequest { SourceId = id, Batch = Make.Numbered("nobody", 1, Make.Sale("s1")) }));
            await using (var session = IngestSession.Connect(Client.Channel))
            {
                await session.SendOpenAsync(id);
                Refused.With(StatusCode.NotFound, "SOURCE_NOT_FOUND", await session.ReadToErrorAsync());
            }
            var share = await Client.Markets.GetMarketShareAsync(new GetMarketShareRequest { Region = $"cn/{id}", Category = id, Period = "2026-03" });
            Assert.Empty(share.Share.Partners);
        }
        Assert.Equal(before, await ActivationsAsync());
    }

    private static Task NotFoundAsync<T>(AsyncUnaryCall<T> call) => Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", call);

    private async Task<int> ActivationsAsync(string type = "ChannelGrains")
    {
        var statistics = await _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        return statistics.Where(grain => grain.GrainType.Contains(type, StringComparison.Ordinal)).Sum(grain => grain.ActivationCount);
    }
}
