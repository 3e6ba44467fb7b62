using ChannelGrains.Testing.Clusters;
using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>One of three silos over one PostgreSQL is killed.</summary>
internal sealed class DeadSiloDrill : Drill
{
    private const int Silos = 3, Killed = 2;

    private ClusterProcesses? _cluster;
    private DrillFeed? _feed;

    public override string Name => "dead-silo";

    public override string Alert => "SiloDead";

    /// <summary>Those that wait for its partners wait for seconds, which are minutes where an hour is a minute.</summary>
    public override IReadOnlyList<string> Also => ["ServerDown", .. AcksFail, .. AcksLate, .. ViewsLate];

    public override TimeSpan Window => TimeSpan.FromMinutes(5);

    /// <summary>Probes that are missed, and the votes; and until a silo that starts has joined.</summary>
    public override TimeSpan Noticing => TimeSpan.FromSeconds(20);

    public override IReadOnlyList<string> Steps => ["a server of the cluster is gone: as `ServerDown`, of that one", "see It does not start; an exit with 1: A failed sync. Other servers go on"];

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        _cluster = await ClusterProcesses.StartAsync(Silos, gateways: 1);
        _feed = await DrillFeed.StartAsync(_cluster.Gateways);
        return [.. Enumerable.Range(0, Silos).Select(number => new Uri(_cluster.Silo(number).ManagementAddress)), new Uri(_cluster.Gateway(0).ManagementAddress)];
    }

    public override Task BreakAsync() => _cluster!.Silo(Killed).KillAsync();

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        Require((await prometheus.QueryAsync("up == 0", CancellationToken.None)).Count == 1, "Not one server is down, but another number.");
        await _cluster!.StartSiloAsync(Killed);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_feed is not null)
            await _feed.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
