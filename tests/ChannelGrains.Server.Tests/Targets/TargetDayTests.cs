using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Targets;

/// <summary>Targets and attainment a second before a day of a zone begins, and after, with summer time and without.</summary>
public sealed class TargetDayTests : IAsyncLifetime
{
    // Orleans runs on the same clock and takes a large step for a stall of the process.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;
    private FakeTimeProvider _time = null!;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-01T03:59:59", "2026-10-31", 9)] // summer time, which ends two hours into the new day
    [InlineData("America/New_York", "2026-12-01T04:59:59", "2026-11-30", 10)]
    [InlineData("Europe/Berlin", "2026-09-30T21:59:59", "2026-09-30", 8)] // summer time
    [InlineData("Europe/Berlin", "2026-10-31T22:59:59", "2026-10-31", 9)]
    [InlineData("Australia/Lord_Howe", "2026-03-31T12:59:59", "2026-03-31", 2)] // summer time, half an hour of it
    [InlineData("Australia/Lord_Howe", "2026-04-30T13:29:59", "2026-04-30", 3)]
    public async Task Month_EndsAtTheZonesMidnight(string zone, string lastSecond, string lastDay, int closed)
    {
        await StartAsync(lastSecond);
        await UpdateZoneAsync(zone);
        var (partner, source) = (await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone), await _client.CreateSourceAsync(SourceMode.Keyed));
        TargetScope[] scopes = [TargetSteps.Partner(partner), TargetSteps.Company];
        var (month, next) = ($"2026-{closed + 1:00}", $"2026-{closed + 2:00}");
        foreach (var scope in scopes)
            await _client.SetAsync(scope, "2026", 1_200);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("before", 40, Make.At(lastSecond))));
        foreach (var scope in scopes)
            Assert.Equal((closed, lastDay), ((await _client.SetAsync(scope, "2026", 1_200)).Target.ClosedMonths, await TodayAsync(scope, month)));

        _time.Advance(TimeSpan.FromSeconds(1));

        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("after", 7, Make.At(lastSecond).AddSeconds(1))));
        foreach (var scope in scopes)
        {
            var changed = await _client.SetAsync(scope, "2026", 2_400);
            Assert.Equal((closed + 1, $"{next}-01"), (changed.Target.ClosedMonths, await TodayAsync(scope, month)));
            Assert.Equal(100m, changed.Cascade.Months().ElementAt(closed));
            TargetSteps.AddUp(changed.Cascade);
        }
        TargetSteps.Is("0.400000000000", 40, 100, (await _client.KpisAsync(partner, month)).Attainment);
        Assert.Equal("7", (await _client.KpisAsync(partner, next)).Attainment.Numerator);
        await ToldAsync(async () => (await ChannelAsync(next)).Total.Net.ToDecimal() == 7);
        TargetSteps.Is("0.400000000000", 40, 100, (await ChannelAsync(month)).Attainment);
    }

    [Fact]
    public async Task Change_OfRegionTypeAndZone_MovesNothingInThePast()
    {
        await StartAsync("2026-05-31T09:00");
        var (partner, source) = (await _client.CreatePartnerAsync(request => request.Partner.TimeZone = "Asia/Shanghai"), await _client.CreateSourceAsync(SourceMode.Keyed));
        TargetScope[] scopes = [TargetSteps.Partner(partner), TargetSteps.Region("cn"), new TargetScope { ChannelType = ChannelType.Direct }];
        foreach (var scope in scopes)
            await _client.SetAsync(scope, "2026", 1_200);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("may", 60, Make.At("2026-05-31T08:00")).With(sale => sale.Region = "cn")));
        await ToldAsync(async () => (await _client.PaceAsync(scopes[2], "2026-05")).Net.ToDecimal() == 60);
        var before = await KeptAsync();

        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Region = "us", ChannelType = ChannelType.Internal, TimeZone = "America/New_York" },
            UpdateMask = new FieldMask { Paths = { "region", "channel_type", "time_zone" } },
            EffectiveFrom = "2026-06-01",
        });
        await _server.DisposeAsync();
        await StartAsync("2026-06-02T09:00");
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("june", 5, Make.At("2026-06-02T08:00")).With(sale => sale.Region = "us")));
        await ToldAsync(async () => (await ChannelAsync("2026-06")).Total.Net.ToDecimal() == 5);

        Assert.Equal(before, await KeptAsync());
        Assert.Equal(new[] { 5m, 0m, 0m }, await Task.WhenAll(scopes.Select(async scope => (await _client.PaceAsync(scope, "2026-06")).Net.ToDecimal())));

        async Task<IEnumerable<string>> KeptAsync() => await Task.WhenAll(scopes.Select(async scope =>
            $"{(await _client.PaceAsync(scope, "2026-05")).Attainment} {(await _client.TargetAsync(scope, "2026")).Cascade}"));
    }

    [Fact]
    public async Task Watch_OfAPace_ShowsThatADayIsOver()
    {
        // The night has an hour more, so that the day ends at 23:00 UTC and not at 22:00.
        await StartAsync("2026-10-25T22:59:55", ("Watch:Renewal", "00:00:05"));
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync(request => request.Partner.TimeZone = "Europe/Berlin"));
        await _client.SetAsync(partner, "2026", 1_200);
        using var watch = new Watch<WatchPaceResponse>(patience => _client.Targets.WatchPace(new WatchPaceRequest { Scope = partner, Period = "2026-10" }, cancellationToken: patience));
        Assert.Equal(("2026-10-25", 25), Of(await watch.ReadAsync()));

        Assert.Equal(("2026-10-26", 26), Of(await Eventually.DoneAsync(_time, Step, watch.ReadAsync())));

        static (string, int) Of(WatchPaceResponse answer) => (answer.Pace.Today, answer.Pace.SellingDaysGone);
    }

    /// <summary>The views are told by the same clock.</summary>
    private Task ToldAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(() =>
    {
        _time.Advance(Step);
        return condition();
    });

    private async Task<string> TodayAsync(TargetScope scope, string period) => (await _client.PaceAsync(scope, period)).Today;

    private async Task<ChannelKpis> ChannelAsync(string period) => (await _client.Kpis.GetChannelKpisAsync(new GetChannelKpisRequest { Period = period })).Kpis;

    private async Task UpdateZoneAsync(string zone) => await _client.Programme.UpdateProgrammeAsync(
        new UpdateProgrammeRequest { Programme = new Programme { TimeZone = zone }, UpdateMask = new FieldMask { Paths = { "time_zone" } } });

    private async Task StartAsync(string utc, params (string Name, string Value)[] settings)
    {
        _time = DrivenClock.StartingAt(Make.At(utc));
        _server = await TestServer.StartAsync(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value), _directory.Path, _time);
        _client = new TestClient(_server.Channel);
    }
}
