using ChannelGrains.Grains.Partners;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Runtime;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>Figures as they were known at an instant.</summary>
public sealed class AsOfTests : IAsyncLifetime
{
    private const int Limit = 20_000;

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(Make.Noon);
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Figures_AsOfBeforeAVoid_StillHaveTheSale()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s", 12)));
        var sold = await LiveAsync(partner, "2026-03");
        _time.Advance(TimeSpan.FromHours(1));
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Void("v", "s")));

        Assert.Equal(sold, await AsOfAsync(partner, "2026-03", sold.AsOf));
        Assert.Equal(0m, await _client.NetAsync(partner, "2026-03"));
    }

    [Fact]
    public async Task Figures_AsOfAnInstantAhead_AreRefused()
    {
        var (_, partner) = await PartnerAsync();

        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, "AS_OF_AHEAD", Call(partner, "2026", Timestamp.FromDateTimeOffset(Make.Noon.AddMinutes(1))));

        Assert.Equal("as_of", Refused.Field(refused));
    }

    [Fact]
    public async Task Figures_AsOfBeforeThePartner_AreNotFound()
    {
        var before = Timestamp.FromDateTimeOffset(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromMinutes(1));
        var (_, partner) = await PartnerAsync();

        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Call(partner, "2026", before));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Call(partner, "2026", new Timestamp { Seconds = long.MinValue }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Call(TestClient.NewId("partner"), "2026", before));
    }

    /// <summary>Beyond the limit only what lies behind the snapshot is answered, and the refusal says from when on.</summary>
    [Fact]
    public async Task Figures_BeyondTheLimit_AreRefusedButBehindASnapshot()
    {
        var (source, partner) = await PartnerAsync();
        await SellAsync(source, partner, 0, 100);
        var early = await LiveAsync(partner, "2026");
        _time.Advance(TimeSpan.FromHours(1));
        await SellAsync(source, partner, 100, 300);
        await RestartAsync(new() { ["AsOf:MaxBytes"] = $"{Limit}" });
        _time.Advance(TimeSpan.FromHours(1));
        await SellAsync(source, partner, 300, 310);
        var late = await LiveAsync(partner, "2026");
        _time.Advance(TimeSpan.FromHours(1));
        await SellAsync(source, partner, 310, 312);

        Assert.Equal(early, await AsOfAsync(partner, "2026", early.AsOf));
        Assert.Equal(late, await AsOfAsync(partner, "2026", late.AsOf));
        var between = late.AsOf.ToDateTimeOffset().AddMinutes(-30);
        Assert.Equal(300 * 10m, (await AsOfAsync(partner, "2026", Timestamp.FromDateTimeOffset(between))).Kpis.Total.Net.ToDecimal());
        var refused = await Refused.WithAsync(StatusCode.FailedPrecondition, "AS_OF_TOO_LARGE", Call(partner, "2026", Timestamp.FromDateTimeOffset(between.AddMinutes(-29))));
        Assert.Equal("as_of", Refused.Field(refused));
        var from = DateTimeOffset.Parse(refused.Status.Detail.Split("as_of from ")[1].Split(" on")[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(300 * 10m, (await AsOfAsync(partner, "2026", Timestamp.FromDateTimeOffset(from))).Kpis.Total.Net.ToDecimal());
    }

    [Fact]
    public async Task Figures_OfAPartnerThatIsNotInMemory_LeaveItThere()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s", 12)));
        var sold = await LiveAsync(partner, "2026");
        await RestartAsync();

        Assert.Equal(sold, await AsOfAsync(partner, "2026", sold.AsOf));

        var grains = _server.Services.GetRequiredService<IGrainFactory>();
        Assert.Null(await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IPartnerGrain>(partner)));
    }

    /// <summary>The day that a sale counts on is in its fact: neither a new time zone of the partner nor what this machine knows of zones moves it.</summary>
    [Theory]
    [InlineData("America/New_York", "2026-03-08")]
    [InlineData("Europe/Berlin", "2026-03-29")]
    [InlineData("Australia/Lord_Howe", "2026-04-05")]
    public async Task Figures_AcrossADayBoundaryInAZoneThatChangesItsClock_AreThoseOfThen(string zone, string day)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var (start, end) = (At(midnight), At(midnight.AddDays(1)));
        _time.SetUtcNow(end.AddDays(2));
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone);
        await _client.SubmitAsync(source, Make.Keyed(partner,
            Make.Sale("before", 1, start.AddSeconds(-1)), Make.Sale("first", 10, start), Make.Sale("last", 100, end.AddSeconds(-1)), Make.Sale("behind", 1_000, end)));
        var then = await LiveAsync(partner, day);
        _time.Advance(TimeSpan.FromDays(1));
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, TimeZone = "Asia/Shanghai" },
            UpdateMask = new FieldMask { Paths = { "time_zone" } },
        });
        _time.Advance(TimeSpan.FromDays(5));
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("late", 10_000, start)));

        Assert.Equal(110m, then.Kpis.Total.Net.ToDecimal());
        Assert.Equal(then, await AsOfAsync(partner, day, then.AsOf));
        Assert.Equal(10_110m, (await LiveAsync(partner, day)).Kpis.Total.Net.ToDecimal());

        DateTimeOffset At(DateTime time) => new(time, local.GetUtcOffset(time));
    }

    [Fact]
    public async Task Rest_TakesAsOf()
    {
        var (source, partner) = await PartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s", 12)));
        var sold = await LiveAsync(partner, "2026");
        _time.Advance(TimeSpan.FromMinutes(1));
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("t", 12)));
        using var rest = new RestClient(_server.ManagementAddress);

        var answer = await rest.GetAsync($"/v1/partners/{partner}/kpis/2026?asOf={Uri.EscapeDataString(sold.AsOf.ToDateTimeOffset().ToString("o"))}");

        Assert.Equal($"{sold.JournalVersion}", answer["journalVersion"]!.GetValue<string>());
    }

    private AsyncUnaryCall<GetPartnerKpisResponse> Call(string partner, string period, Timestamp asOf) =>
        _client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = period, AsOf = asOf });

    private async Task<GetPartnerKpisResponse> AsOfAsync(string partner, string period, Timestamp asOf) => await Call(partner, period, asOf);

    private async Task<GetPartnerKpisResponse> LiveAsync(string partner, string period) =>
        await _client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = period });

    private async Task<(string Source, string Partner)> PartnerAsync() => (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());

    private async Task SellAsync(string source, string partner, int from, int to)
    {
        for (var i = from; i < to; i++)
            await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"s{i}")));
    }

    private async Task StartAsync(Dictionary<string, string?>? settings = null)
    {
        _server = await TestServer.StartAsync(settings, _directory.Path, _time);
        _client = new TestClient(_server.Channel);
    }

    private async Task RestartAsync(Dictionary<string, string?>? settings = null)
    {
        await _server.DisposeAsync();
        await StartAsync(settings);
    }
}
