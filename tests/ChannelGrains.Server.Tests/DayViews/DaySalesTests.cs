using ChannelGrains.Server.Tests.Targets;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.DayViews;

/// <summary>What all partners have sold today, live.</summary>
public sealed class DaySalesTests : IAsyncLifetime
{
    private const string Shanghai = "Asia/Shanghai", NewYork = "America/New_York";

    // Orleans runs on the same clock and takes a large step for a stall of the process.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;
    private FakeTimeProvider _time = null!;
    private string _source = "";
    private int _sales;

    public async ValueTask InitializeAsync()
    {
        await StartAsync("2026-04-15T15:59:58");
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Get_OverMidnight_EachPartnersDayBeginsInItsOwnZone()
    {
        var (east, west) = (await CreateAsync("east", Shanghai), await CreateAsync("west", NewYork));
        await SellAsync(east, 10, "2026-04-15T15:00");
        await SellAsync(east, 1, "2026-04-14T15:00");
        await SellAsync(west, 200, "2026-04-15T15:00");
        await SellAsync(west, 20, "2026-04-14T15:00");
        await ShowsAsync(210, 21);
        Assert.Equal(("2026-04-15", "2026-04-15"), Days(await SalesAsync()));

        // The 16th begins in Shanghai.
        _time.Advance(TimeSpan.FromSeconds(2));

        var sales = await SalesAsync();
        Assert.Equal((200m, 30m), Nets(sales.Total));
        Assert.Equal(("2026-04-15", "2026-04-16"), Days(sales));
        Assert.Equal([("east", 0m, 10m), ("west", 200m, 20m)], sales.Regions.Select(Row));
        Assert.Equal(("2026-04-16", "2026-04-16"), Days(await SalesAsync("east")));
        await SellAsync(east, 3, "2026-04-15T16:00");
        await ShowsAsync(203, 30);
        await VerifiedAsync();
    }

    [Fact]
    public async Task Get_LateFutureReturnedVoidedAndReplayed_CountsOnItsDay()
    {
        var partner = await CreateAsync("cn/sichuan", Shanghai);
        await SellAsync(partner, 10, "2026-04-15T01:00");
        await SubmitAsync(partner, Make.Sale("taken-back", 1_000, Make.At("2026-04-15T02:00")), Make.Return("back", 4, Make.At("2026-04-15T03:00")));
        await SubmitAsync(partner, Make.Void("void", "taken-back", Make.At("2026-04-15T04:00")));
        // Late: of yesterday, and of a day that is of no interest any more.
        await SellAsync(partner, 7, "2026-04-14T12:00");
        await SellAsync(partner, 500, "2026-04-01T12:00");
        // A clock that is ahead: of tomorrow, and of the day after it, 24 hours ahead.
        await SellAsync(partner, 31, "2026-04-15T17:00");
        await SubmitAsync(partner, Make.Sale("euro", 2, Make.At("2026-04-15T05:00")).With(sale => sale.CurrencyCode = "EUR"));
        await ShowsAsync(6, 7);
        var sales = await SalesAsync();
        Assert.Equal((10m, 4m, 2L), (sales.Total.Today.Gross.ToDecimal(), sales.Total.Today.Returns.ToDecimal(), sales.Total.Today.Transactions));

        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = partner,
            QuarantineId = Assert.Single(await _client.QuarantineAsync(partner)).QuarantineId,
            Corrected = Make.Sale("euro", 2, Make.At("2026-04-15T05:00")),
            Note = "It was in yuan.",
        });
        await ShowsAsync(8, 7);
        await VerifiedAsync();

        await RestartAsync("2026-04-15T16:00:01");
        await ShowsAsync(31, 8);
        await RestartAsync("2026-04-17T16:00:01");
        await ShowsAsync(0, 0);
        await VerifiedAsync();
    }

    [Fact]
    public async Task Get_AfterTheZoneTypeAndRegionChanged_IsRightAtOnceAndAfterARestart()
    {
        var partner = await CreateAsync("cn", Shanghai);
        await SellAsync(partner, 10, "2026-04-15T01:00");
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Region = "us", ChannelType = ChannelType.Internal, TimeZone = NewYork },
            UpdateMask = new FieldMask { Paths = { "region", "channel_type", "time_zone" } },
            EffectiveFrom = "2026-04-16",
        });
        await ShowsAsync(10, 0);
        await VerifiedAsync();

        // The 16th begins in Shanghai, and goes on until New York has had it.
        await RestartAsync("2026-04-15T16:00:01");
        await ShowsAsync(0, 10);
        await RestartAsync("2026-04-16T04:00:01");
        await SellAsync(partner, 5, "2026-04-16T04:00");
        await ShowsAsync(5, 10);
        var sales = await SalesAsync();
        Assert.Equal([(ChannelType.Internal, 5m, 0m), (ChannelType.Direct, 0m, 10m)], sales.ChannelTypes.Select(part => (part.ChannelType, Nets(part).Today, Nets(part).Before)));
        await VerifiedAsync();
    }

    [Fact]
    public async Task Get_OfAScope_HasItsPartsInPages()
    {
        foreach (var region in (string[])["cn/a/x", "cn/a/y", "cn/b", "cn", "us"])
            await SellAsync(await CreateAsync(region, Shanghai, region == "cn/b" ? ChannelType.Internal : ChannelType.Direct), 1, "2026-04-15T01:00");
        await ShowsAsync(5, 0);

        Assert.Equal([("cn", 4m, 0m), ("us", 1m, 0m)], (await SalesAsync()).Regions.Select(Row));
        Assert.Equal([("cn", 1m, 0m), ("cn/a", 2m, 0m), ("cn/b", 1m, 0m)], (await SalesAsync("cn")).Regions.Select(Row));
        var direct = await _client.Kpis.GetDaySalesAsync(new GetDaySalesRequest { Region = "cn", ChannelType = ChannelType.Direct });
        Assert.Equal((3m, ChannelType.Direct), (Nets(direct.Sales.Total).Today, Assert.Single(direct.Sales.ChannelTypes).ChannelType));
        var first = await _client.Kpis.GetDaySalesAsync(new GetDaySalesRequest { Region = "cn", PageSize = 2 });
        var second = await _client.Kpis.GetDaySalesAsync(new GetDaySalesRequest { Region = "cn", PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal(["cn", "cn/a"], first.Sales.Regions.Select(part => part.Name));
        Assert.Equal(("cn/b", ""), (Assert.Single(second.Sales.Regions).Name, second.NextPageToken));
    }

    [Fact]
    public async Task Get_WithTargets_HasTheDaysPartOfEach()
    {
        var partner = await CreateAsync("cn/sichuan", Shanghai);
        await SellAsync(partner, 4, "2026-04-15T01:00");
        await SellAsync(await CreateAsync("us", Shanghai, ChannelType.Internal), 1, "2026-04-15T01:00");
        await ShowsAsync(5, 0);
        Assert.Null((await SalesAsync()).Total.Target);

        // 300 a month, and 10 on each of the 30 days of April.
        await _client.SetAsync(TargetSteps.Company, "2026", 3_600);
        await _client.SetAsync(TargetSteps.Region("cn"), "2026", 7_200);
        await _client.SetAsync(new TargetScope { ChannelType = ChannelType.Direct }, "2026", 720);
        var sales = await SalesAsync();
        TargetSteps.Is("0.500000000000", 5, 10, sales.Total.Attainment);
        Assert.Equal([("cn", 20m), ("us", null)], sales.Regions.Select(part => (part.Name, part.Target?.ToDecimal())));
        Assert.Equal([(ChannelType.Internal, null), (ChannelType.Direct, 2m)], sales.ChannelTypes.Select(part => (part.ChannelType, part.Target?.ToDecimal())));
        Assert.Equal((20m, null), ((await SalesAsync("cn")).Total.Target.ToDecimal(), (await _client.Kpis.GetDaySalesAsync(new() { Region = "cn", ChannelType = ChannelType.Direct })).Sales.Total.Target));

        // The 15th is a Wednesday: nothing is due on it where only Mondays sell.
        await _client.Programme.SetSellingDaysAsync(new SetSellingDaysRequest { SellingDays = new SellingDays { Weekdays = { Google.Type.DayOfWeek.Monday } } });
        TargetSteps.Is("", 5, 0, (await SalesAsync()).Total.Attainment);
    }

    [Fact]
    public async Task Watch_SalesTargetsAndMidnight_ShowsEach()
    {
        await RestartAsync("2026-04-15T15:59:50", ("Watch:Renewal", "00:00:05"));
        var partner = await CreateAsync("cn", Shanghai);
        using var watch = new Watch<WatchDaySalesResponse>(patience => _client.Kpis.WatchDaySales(
            new WatchDaySalesRequest { MinInterval = new Duration { Nanos = 50_000_000 } }, cancellationToken: patience));
        Assert.Equal(0m, (await watch.ReadAsync()).Sales.Total.Today.Net.ToDecimal());

        await SellAsync(partner, 10, "2026-04-15T15:00");
        Assert.Equal((10m, 0m), Nets((await NextAsync()).Total));
        await _client.SetAsync(TargetSteps.Company, "2026", 3_600);
        Assert.Equal(10m, (await NextAsync()).Total.Target.ToDecimal());
        // Nobody tells of a midnight.
        var next = await NextAsync();
        Assert.Equal(((0m, 10m), "2026-04-16"), (Nets(next.Total), next.FirstDay));

        async Task<Kpi.V1.DaySales> NextAsync() => (await Eventually.DoneAsync(_time, Step, watch.ReadAsync())).Sales;
    }

    [Fact]
    public async Task Queries_ThatMakeNoSense_AreRefused()
    {
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_REGION", _client.Kpis.GetDaySalesAsync(new() { Region = "/" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", _client.Kpis.GetDaySalesAsync(new() { ChannelType = (ChannelType)9 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Kpis.GetDaySalesAsync(new() { PageToken = "x" }));
        await RestartAsync("2026-04-15T16:00:00", ("Views:Enabled", "false"));
        await Refused.WithAsync(StatusCode.Unavailable, "VIEWS_OFF", _client.Kpis.GetDaySalesAsync(new()));
    }

    private Task<string> CreateAsync(string region, string zone, ChannelType type = ChannelType.Direct) => _client.CreatePartnerAsync(request =>
    {
        request.Partner.Region = region;
        request.Partner.TimeZone = zone;
        request.Partner.ChannelType = type;
    });

    private Task SellAsync(string partner, decimal amount, string at) => SubmitAsync(partner, Make.Sale($"s{++_sales}", amount, Make.At(at)));

    private async Task SubmitAsync(string partner, params Transaction[] transactions) => await _client.SubmitAsync(_source, Make.Keyed(partner, transactions));

    private async Task<Kpi.V1.DaySales> SalesAsync(string region = "") => (await _client.Kpis.GetDaySalesAsync(new GetDaySalesRequest { Region = region })).Sales;

    /// <summary>The views are told by the same clock.</summary>
    private Task ShowsAsync(decimal today, decimal before) => ToldAsync(async () => Nets((await SalesAsync()).Total) == (today, before));

    private async Task VerifiedAsync()
    {
        VerifyViewsResponse? report = null;
        // Verifying waits by the server's clock too.
        await ToldAsync(async () => (report = await Eventually.DoneAsync(_time, Step, _client.Markets.VerifyViewsAsync(new()).ResponseAsync)).Behind == 0);
        Assert.Empty(report!.Differences);
    }

    private Task ToldAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(async () =>
    {
        if (await condition())
            return true;
        _time.Advance(TimeSpan.FromMilliseconds(25));
        return false;
    });

    private async Task RestartAsync(string utc, params (string Name, string Value)[] settings)
    {
        await _server.DisposeAsync();
        await StartAsync(utc, settings);
    }

    private async Task StartAsync(string utc, params (string Name, string Value)[] settings)
    {
        _time = DrivenClock.StartingAt(Make.At(utc));
        _server = await TestServer.StartAsync(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value), _directory.Path, _time);
        _client = new TestClient(_server.Channel);
    }

    private static (decimal Today, decimal Before) Nets(DayFigures of) => (of.Today.Net.ToDecimal(), of.DayBefore.Net.ToDecimal());

    private static (string Name, decimal Today, decimal Before) Row(DayFigures of) => (of.Name, Nets(of).Today, Nets(of).Before);

    private static (string First, string Last) Days(Kpi.V1.DaySales sales) => (sales.FirstDay, sales.LastDay);
}
