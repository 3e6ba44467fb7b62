using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ChannelType = ChannelGrains.Domain.Partners.ChannelType;

namespace ChannelGrains.Server.Tests.PartnerCounts;

/// <summary>How many partners are where, live.</summary>
public sealed class PartnerCountsTests : IAsyncLifetime
{
    private const string Region = "cn/sichuan/chengdu";

    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _client = new TestClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task ReadCounts_PartnersOfSeveralKinds_AreCountedByStateTypeAndRegion()
    {
        await _client.CreatePartnerAsync();
        await _client.CreatePartnerAsync(request => request.InitialState = PartnerState.Prospect);
        await _client.CreatePartnerAsync(request => request.Partner.Region = "cn/yunnan");
        var suspended = await _client.CreatePartnerAsync();
        await ShowsAsync(
            new(LifecycleState.Active, ChannelType.Direct, Region, 2), new(LifecycleState.Prospect, ChannelType.Direct, Region, 1), new(LifecycleState.Active, ChannelType.Direct, "cn/yunnan", 1));
        await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = suspended, Reason = "for a test" });
        await ShowsAsync(
            new(LifecycleState.Active, ChannelType.Direct, Region, 1), new(LifecycleState.Suspended, ChannelType.Direct, Region, 1),
            new(LifecycleState.Prospect, ChannelType.Direct, Region, 1), new(LifecycleState.Active, ChannelType.Direct, "cn/yunnan", 1));
    }

    [Fact]
    public async Task ReadCounts_ATerminationOfALaterDay_CountsOnceThatDayBegins()
    {
        var partner = await _client.CreatePartnerAsync(request => request.Partner.TimeZone = "Asia/Shanghai");
        await _client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = partner, Reason = "for a test", EffectiveFrom = "2026-05-17" });
        await ShownAsync(partner, states: 2);
        await ShowsAsync(new PartnerCount(LifecycleState.Active, ChannelType.Direct, Region, 1));

        // It is the 17th in Shanghai from 16:00 on.
        _time.SetUtcNow(new(2026, 5, 16, 15, 59, 0, TimeSpan.Zero));
        Assert.Equal([new(LifecycleState.Active, ChannelType.Direct, Region, 1)], await CountsAsync());
        _time.SetUtcNow(new(2026, 5, 16, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal([new(LifecycleState.Terminated, ChannelType.Direct, Region, 1)], await CountsAsync());

        Assert.Equal([new(LifecycleState.Active, ChannelType.Direct, Region, 1)], (await Grain.ReadCountsOn(BusinessDay.Parse("2026-05-16"))).Value);
        Assert.Equal([new(LifecycleState.Terminated, ChannelType.Direct, Region, 1)], (await Grain.ReadCountsOn(BusinessDay.Parse("2026-05-17"))).Value);
    }

    [Fact]
    public async Task ReadCounts_WithAnObserver_TellsOfTheNextChangeOnceAndOfNoSale()
    {
        var partner = await _client.CreatePartnerAsync();
        await ShownAsync(partner, states: 1);
        var observer = new Observer();
        var reference = _server.Services.GetRequiredService<IGrainFactory>().CreateObjectReference<IChangeObserver>(observer);
        await Grain.ReadCounts(reference);
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 10)));
        await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = "for a test" });
        await Eventually.TrueAsync(() => Step(observer.Told.Count == 1));
        await _client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = partner, Reason = "for a test" });
        await ShowsAsync(new PartnerCount(LifecycleState.Active, ChannelType.Direct, Region, 1));
        Assert.Equal([PartnerCountsKey.Source], observer.Told);
    }

    private IPartnerCountsGrain Grain => _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All);

    private async Task<IReadOnlyList<PartnerCount>> CountsAsync() => (await Grain.ReadCounts(null)).Value;

    private Task ShowsAsync(params PartnerCount[] counts) => Eventually.TrueAsync(async () => Step(counts.ToHashSet().SetEquals(await CountsAsync())));

    private Task ShownAsync(string partner, int states) =>
        Eventually.TrueAsync(async () => Step(((TimelineReading)await Grain.ReadPartner(partner)).Timeline?.States.Length == states));

    /// <summary>Lets the feed's clock run until it is so.</summary>
    private bool Step(bool isSo)
    {
        if (!isSo)
            _time.Advance(TimeSpan.FromMilliseconds(25));
        return isSo;
    }

    private sealed class Observer : IChangeObserver
    {
        public List<string> Told { get; } = [];

        public Task Changed(IReadOnlyList<string> sources)
        {
            Told.AddRange(sources);
            return Task.CompletedTask;
        }
    }
}
