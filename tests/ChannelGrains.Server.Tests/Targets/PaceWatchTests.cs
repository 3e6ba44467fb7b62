using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Targets;

/// <summary>Paces and attainments that go on.</summary>
public sealed class PaceWatchTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Watch_OfAPartner_ShowsSalesAndTargets()
    {
        var (partner, source) = (await _client.CreatePartnerAsync(), await _client.CreateSourceAsync(SourceMode.Keyed));
        await _client.SetAsync(TargetSteps.Partner(partner), "2021", 1_200);
        using var watch = Watch(TargetSteps.Partner(partner), "2021-03");
        var first = await watch.ReadAsync();
        Assert.Equal((100m, 0m, "2021-03-01", "2021-03-31"), (first.Pace.Target.ToDecimal(), first.Pace.Net.ToDecimal(), first.FirstDay, first.LastDay));
        Assert.Equal(first.Pace, await _client.PaceAsync(TargetSteps.Partner(partner), "2021-03"));

        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a", 95, Make.At("2021-03-05T10:00"))));
        var sold = await watch.ReadAsync();
        TargetSteps.Is("0.950000000000", 95, 100, sold.Pace.Attainment);
        Assert.True(sold.Revision > first.Revision);

        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("b", 5, Make.At("2021-04-05T10:00")), Make.Sale("c", 5, Make.At("2021-03-06T10:00"))));
        // A sale of another month is no answer of its own.
        TargetSteps.Is("1.000000000000", 100, 100, (await watch.ReadAsync()).Pace.Attainment);
    }

    [Fact]
    public async Task Watch_OfARegion_ShowsSalesAndTargets()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.SetAsync(TargetSteps.Region(trade.Region), "2099", 1_200);
        using var watch = Watch(TargetSteps.Region(trade.Region), "2099-Q1");
        Assert.Equal((300m, 0m), (await NextAsync()).Amounts);

        await _client.SetAsync(TargetSteps.Region(trade.Region), "2099", 4_000);
        Assert.Equal((1_000m, 0m), (await NextAsync()).Amounts);

        await _client.SetAsync(TargetSteps.Region(trade.Region), "2021", 1_000);
        using var past = Watch(TargetSteps.Region(trade.Region), "2021");
        Assert.Equal(0m, (await past.ReadAsync()).Pace.Net.ToDecimal());
        await trade.SellAsync(partner, 950, on: "2021-05-05T12:00", below: "north");
        TargetSteps.Is("0.950000000000", 950, 1_000, (await past.ReadAsync()).Pace.Attainment);

        async Task<(WatchPaceResponse Answer, (decimal, decimal) Amounts)> NextAsync()
        {
            var answer = await watch.ReadAsync();
            return (answer, (answer.Pace.Target.ToDecimal(), answer.Pace.Net.ToDecimal()));
        }
    }

    [Fact]
    public async Task Watch_OfWhatIsNotThere_IsRefused()
    {
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync());
        await RefusedAsync(StatusCode.NotFound, "TARGET_NOT_SET", partner, "2021");
        await RefusedAsync(StatusCode.NotFound, "TARGET_NOT_SET", TargetSteps.Region("nowhere"), "2021");
        await RefusedAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", TargetSteps.Partner("nobody"), "2021");
        await RefusedAsync(StatusCode.InvalidArgument, "PERIOD", TargetSteps.Region("nowhere"), "2021-01-W1");
        await RefusedAsync(StatusCode.InvalidArgument, "SCOPE", new TargetScope(), "2021");
        await RefusedAsync(StatusCode.InvalidArgument, "INTERVAL", partner, "2021", new Duration { Seconds = -1 });
    }

    [Fact]
    public async Task Channel_OfARegion_HasItsAttainment()
    {
        var trade = await Trade.BeginAsync(_client);
        await trade.SellAsync(await trade.PartnerAsync("a"), 400, on: "2021-03-05T12:00");
        using var watch = new Watch<WatchChannelKpisResponse>(patience => _client.Kpis.WatchChannelKpis(
            new WatchChannelKpisRequest { Period = "2021-Q1", Scope = new ChannelScope { Region = trade.Region }, MinInterval = new Duration { Nanos = 50_000_000 } }, cancellationToken: patience));
        var (before, _) = await watch.ReadUntilAsync(answer => answer.Kpis.Total.Net.ToDecimal() == 400);
        Assert.Equal(((object?)null, (object?)null), (before.Kpis.Target, before.Kpis.Attainment));

        await _client.SetAsync(TargetSteps.Region(trade.Region), "2021", 2_000);

        var after = await watch.ReadAsync();
        Assert.Equal(500m, after.Kpis.Target.ToDecimal());
        TargetSteps.Is("0.800000000000", 400, 500, after.Kpis.Attainment);
        Assert.True(after.Revision > before.Revision);
        Assert.Equal(after.Kpis, await ChannelAsync("2021-Q1", scope => scope.Region = trade.Region));
        Assert.Null((await ChannelAsync("2021-Q1", scope => (scope.Region, scope.Category) = (trade.Region, "food"))).Target);
        Assert.Null((await ChannelAsync("2021-Q1", scope => (scope.Region, scope.ChannelType) = (trade.Region, ChannelType.Direct))).Target);
        Assert.Null((await ChannelAsync("2022-Q1", scope => scope.Region = trade.Region)).Attainment);
    }

    [Fact]
    public async Task Channel_OfTheCompanyAndATypeThatSoldNothing_HasItsTarget()
    {
        await _client.SetAsync(TargetSteps.Company, "2078", 1_200);
        await _client.SetAsync(new TargetScope { ChannelType = ChannelType.Intermediary }, "2078", 0);

        TargetSteps.Is("0.000000000000", 0, 100, (await ChannelAsync("2078-05", _ => { })).Attainment);
        TargetSteps.Is("", 0, 0, (await ChannelAsync("2078-05", scope => scope.ChannelType = ChannelType.Intermediary)).Attainment);
        Assert.Null((await ChannelAsync("2078-05", scope => scope.ChannelType = ChannelType.Internal)).Target);
    }

    private async Task<ChannelKpis> ChannelAsync(string period, Action<ChannelScope> change)
    {
        var request = new GetChannelKpisRequest { Period = period, Scope = new ChannelScope() };
        change(request.Scope);
        return (await _client.Kpis.GetChannelKpisAsync(request)).Kpis;
    }

    private async Task RefusedAsync(StatusCode status, string reason, TargetScope scope, string period, Duration? interval = null)
    {
        using var watch = Watch(scope, period, interval);
        Refused.With(status, reason, await watch.ReadToErrorAsync());
    }

    private Watch<WatchPaceResponse> Watch(TargetScope scope, string period, Duration? interval = null) => new(patience => _client.Targets.WatchPace(
        new WatchPaceRequest { Scope = scope, Period = period, MinInterval = interval ?? new Duration { Nanos = 50_000_000 } }, cancellationToken: patience));
}
