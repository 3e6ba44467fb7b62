using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Journal;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>Two silos of one cluster on one database, each with its gateway.</summary>
public sealed class TwoSilosTests(SharedPostgres postgres) : IAsyncLifetime
{
    private TestServer _one = null!;
    private TestServer? _two;

    private HookedStore Store => (HookedStore)_one.Services.GetRequiredService<IJournalStore>();

    public async ValueTask InitializeAsync()
    {
        var settings = await postgres.NewStoreAsync();
        var ports = FreePorts(2);
        settings["Cluster:SiloPort"] = $"{ports[0]}";
        _one = await TestServer.StartAsync(settings, configure: services =>
            services.Replace(ServiceDescriptor.Singleton<IJournalStore>(HookedStore.Of)));
        settings["Cluster:SiloPort"] = $"{ports[1]}";
        _two = await TestServer.StartAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        _one.ExpectLeaving();
        if (_two is not null)
        {
            _two.ExpectLeaving();
            await _two.DisposeAsync();
        }
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task Answers_ToAnotherProcess_LeaveTheSiloWhenTheyAreDurable()
    {
        var (one, two) = (new TestClient(_one.Channel), new TestClient(_two!.Channel));
        var source = await one.CreateSourceAsync(SourceMode.Keyed);
        var partner = await PartnerInOneAsync(one, source);
        Assert.Equal(10, await two.NetAsync(partner));
        Applied.As(await two.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2"))), accepted: 1);

        Store.HoldCommits();
        var sent = two.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s3")));
        // The feed of the partner's views waits, and what answers the other process.
        await Eventually.TrueAsync(() => Store.HeldWaits >= 2);
        var read = two.NetAsync(partner);
        await Eventually.TrueAsync(() => Store.HeldWaits >= 3);
        Assert.False(sent.IsCompleted || read.IsCompleted);
        Store.ReleaseCommits();

        Applied.As(await sent, accepted: 1);
        Assert.Equal(30, await read);
    }

    [Fact]
    public async Task ClosePeriod_AfterAnotherGatewayChangedTheGraceDays_GoesByThem()
    {
        var (one, two) = (new TestClient(_one.Channel), new TestClient(_two!.Channel));
        var partner = await one.CreatePartnerAsync();
        // From here on this gateway remembers the programme for a while.
        await one.NetAsync(partner);
        await two.Programme.UpdateProgrammeAsync(new UpdateProgrammeRequest { Programme = new() { GraceDays = 60 }, UpdateMask = new() { Paths = { "grace_days" } } });
        var lastMonth = TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PERIOD_OPEN", one.Settlement.ClosePeriodAsync(new ClosePeriodRequest { PartnerId = partner, Period = lastMonth }));
    }

    [Fact]
    public async Task Partners_WhenSilosComeAndGo_AreEachInOneShare()
    {
        string[] partners = [.. Enumerable.Range(0, 100).Select(number => $"partner-{number}")];
        var (one, two) = (_one.Services.GetRequiredService<SiloShare>(), _two!.Services.GetRequiredService<SiloShare>());
        await Eventually.TrueAsync(() => one.Stamp == two.Stamp);
        var (isOfOne, isOfTwo, both) = (one.Take(), two.Take(), one.Stamp);
        Assert.All(partners, partner => Assert.NotEqual(isOfOne(partner), isOfTwo(partner)));
        Assert.InRange(partners.Count(isOfOne), 20, 80);
        await _two!.DisposeAsync();
        _two = null;
        await Eventually.TrueAsync(() => one.Stamp != both);
        Assert.All(partners, partner => Assert.True(one.Take()(partner)));
    }

    /// <summary>A partner with one sale of 10, whose activation is in the first silo, as whoever asks it first wants it there.</summary>
    private async Task<string> PartnerInOneAsync(TestClient client, string source)
    {
        var partner = $"in-one-{Guid.NewGuid():N}";
        RequestContext.Set(IPlacementDirector.PlacementHintKey, _one.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        await _one.Services.GetRequiredService<IGrainFactory>().GetGrain<IReviewedGrain>(partner).Review();
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        await client.CreatePartnerAsync(request => request.PartnerId = partner);
        Applied.As(await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
        Assert.NotNull(_one.Services.GetRequiredService<IngressTable>().Find(Encoding.UTF8.GetBytes(partner))?.Activation);
        return partner;
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
