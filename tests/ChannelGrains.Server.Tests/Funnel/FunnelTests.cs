using ChannelGrains.Domain.Funnel;
using ChannelGrains.Grains.Funnel;
using ChannelGrains.Markets.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Funnel;

/// <summary>The funnel, live, over the API.</summary>
public sealed class FunnelTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        await _client.DefineCriteriaAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task GetFunnel_CandidatesOnTheirWay_CountsStepsTimesAndFirstSales()
    {
        var (first, second, third) = (await ProspectAsync("2026-01-01"), await ProspectAsync("2026-01-05"), await ProspectAsync("2026-01-09", ChannelGrains.Partners.V1.OriginKind.WebSite));
        await _client.CreatePartnerAsync(); // taken over: never in the funnel
        await _client.RecruitAsync(first, "2026-01-11", "2026-01-12", "2026-01-20", "2026-02-01");
        await _client.ScoreAsync(second, 80, 80);
        await _client.AdvanceAsync(second, "2026-01-25");
        await _client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = third, Reason = "no answer", EffectiveFrom = "2026-05-01" });
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        // The 90th day is the 1st of May.
        await _client.SubmitAsync(source, Make.Keyed(first,
            Make.Sale("s1", 10, Make.At("2026-02-01T00:00")), Make.Sale("s2", 20, Make.At("2026-05-01T23:59")), Make.Sale("s3", 40, Make.At("2026-05-02T00:00")), Make.Return("r1", 3, Make.At("2026-02-05T00:00"))));

        await ShownAsync(first, 27m);
        var funnel = await FunnelAsync(new());

        Assert.Equal([(3, 0, 1, 2), (2, 1, 0, 1), (1, 0, 0, 1), (1, 0, 0, 1), (1, 1, 0, 0)], funnel.Total.Steps.Select(step => (step.Reached, step.There, step.Lost, step.WentOn)));
        // 10 and 20 days: the lower of the two in the middle.
        Assert.Equal((10, 1, 8, 12, false), (funnel.Total.Steps[0].MedianDays, funnel.Total.Steps[1].MedianDays, funnel.Total.Steps[2].MedianDays, funnel.Total.Steps[3].MedianDays, funnel.Total.Steps[4].HasMedianDays));
        Assert.Equal((1, 27m, 1, 27m), (funnel.Total.FirstSales.Partners, funnel.Total.FirstSales.Net.ToDecimal(), funnel.Total.FirstSales.CompletePartners, funnel.Total.FirstSales.CompleteNet.ToDecimal()));
        Assert.Equal([(ChannelGrains.Partners.V1.OriginKind.EmployeeReferral, 2), (ChannelGrains.Partners.V1.OriginKind.WebSite, 1)], funnel.Origins.Select(part => (part.Origin, part.Steps[0].Reached)));
        Assert.Equal([("cn", 3)], funnel.Regions.Select(part => (part.Region, part.Steps[0].Reached)));
        Assert.Equal(1, (await FunnelAsync(new() { KnownFrom = "2026-01-02", KnownUntil = "2026-01-05" })).Total.Steps[0].Reached);
        Assert.Equal(0, (await FunnelAsync(new() { ChannelType = ChannelType.Internal })).Total.Steps[0].Reached);
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetFunnel_LateVoidedAndReplayedSales_AreThoseOfTheFirstDaysOnly()
    {
        var partner = await ProspectAsync("2026-01-01");
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        // Before it is ACTIVE: quarantined.
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("early", 7, Make.At("2026-02-03T10:00"))));
        await _client.RecruitAsync(partner, "2026-01-11", "2026-01-12", "2026-01-20", "2026-02-01");
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10, Make.At("2026-02-04T10:00")), Make.Sale("s2", 5, Make.At("2026-02-05T10:00"))));
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Void("v1", "s1", Make.At("2026-05-14T10:00"))));
        await ShownAsync(partner, 5m);
        var early = Assert.Single(await _client.QuarantineAsync(partner));
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = early.QuarantineId, Note = "it was active by then" });
        await ShownAsync(partner, 12m);
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetFunnel_RegionChangedLater_CountsEachStepWhereItWasReached()
    {
        var partner = await ProspectAsync("2026-01-01");
        await _client.ScoreAsync(partner, 80, 80);
        await _client.AdvanceAsync(partner, "2026-01-10");
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Region = "us/ny", ChannelType = ChannelType.Internal },
            UpdateMask = new() { Paths = { "region", "channel_type" } },
            EffectiveFrom = "2026-02-01",
        });
        await _client.PlanAsync(partner);
        await _client.AdvanceAsync(partner, "2026-02-01");

        await ShowsAsync(new() { Region = "us" }, [0, 0, 1, 0, 0]);
        await ShowsAsync(new() { Region = "cn" }, [1, 1, 0, 0, 0]);
        await ShowsAsync(new() { ChannelType = ChannelType.Internal }, [0, 0, 1, 0, 0]);
        var all = await FunnelAsync(new());
        Assert.Equal(["cn", "us"], all.Regions.Select(part => part.Region));
        Assert.Equal(22, all.Total.Steps[1].MedianDays);
        Assert.Equal(["cn/sichuan"], (await FunnelAsync(new() { Region = "cn" })).Regions.Select(part => part.Region));
    }

    [Fact]
    public async Task GetFunnel_StartPlanned_CountsOnceThatDayBeginsInItsZone()
    {
        var partner = await ProspectAsync("2026-01-01", change: request => request.Partner.TimeZone = "Asia/Shanghai");
        await _client.RecruitAsync(partner, active: "2026-05-17");
        await ShowsAsync(new(), [1, 1, 1, 1, 0]);

        // It is the 17th in Shanghai from 16:00 on.
        _time.SetUtcNow(new(2026, 5, 16, 15, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, (await FunnelAsync(new())).Total.Steps[4].Reached);
        _time.SetUtcNow(new(2026, 5, 16, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, (await FunnelAsync(new())).Total.Steps[4].Reached);
    }

    [Fact]
    public async Task GetFunnel_AfterARestart_IsTheSame()
    {
        var partner = await ProspectAsync("2026-01-01");
        await _client.RecruitAsync(partner, "2026-01-11", "2026-01-12", "2026-01-20", "2026-02-01");
        await _client.SubmitAsync(await _client.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(partner, Make.Sale("s1", 10, Make.At("2026-02-04T10:00"))));
        await ShownAsync(partner, 10m);
        var before = (await FunnelAsync(new())).Total;

        await _server.DisposeAsync();
        await StartAsync();

        await ShownAsync(partner, 10m);
        Assert.Equal(before, (await FunnelAsync(new())).Total);
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetFunnel_BadQuestion_NamesTheField()
    {
        Assert.Equal("region", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_REGION", _client.Partners.GetFunnelAsync(new() { Region = "a//b" }))));
        Assert.Equal("known_from", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "DATE", _client.Partners.GetFunnelAsync(new() { KnownFrom = "soon" }))));
    }

    private Task<string> ProspectAsync(string knownSince, ChannelGrains.Partners.V1.OriginKind origin = ChannelGrains.Partners.V1.OriginKind.EmployeeReferral, Action<CreatePartnerRequest>? change = null) =>
        _client.CreateProspectAsync(request =>
        {
            request.Partner.KnownSince = knownSince;
            request.Partner.Origin.Kind = origin;
            change?.Invoke(request);
        });

    private async Task<GetFunnelResponse> FunnelAsync(GetFunnelRequest request) => await _client.Partners.GetFunnelAsync(request);

    private Task ShowsAsync(GetFunnelRequest request, int[] reached) =>
        Eventually.TrueAsync(async () => Step((await FunnelAsync(request)).Total.Steps.Select(step => step.Reached).SequenceEqual(reached)));

    private Task ShownAsync(string partner, decimal net) => Eventually.TrueAsync(async () =>
        Step(((FunnelReading)await _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IFunnelGrain>(FunnelKey.All).ReadPartner(partner)).Entry?.FirstNet.Micros == (Int128)(net * 1_000_000)));

    private async Task VerifiedAsync() =>
        Assert.Empty((await Eventually.DoneAsync(_time, TimeSpan.FromMilliseconds(25), _client.Markets.VerifyViewsAsync(new VerifyViewsRequest()).ResponseAsync)).Differences);

    /// <summary>Lets the feed's clock run until it is so.</summary>
    private bool Step(bool isSo)
    {
        if (!isSo)
            _time.Advance(TimeSpan.FromMilliseconds(25));
        return isSo;
    }

    private async Task StartAsync()
    {
        _server = await TestServer.StartAsync(directory: _directory.Path, time: _time);
        _client = new TestClient(_server.Channel);
    }
}
