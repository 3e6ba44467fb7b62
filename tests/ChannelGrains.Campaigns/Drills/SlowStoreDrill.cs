using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Monitoring;
using ChannelGrains.Testing.Postgres;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>Commits in PostgreSQL wait for a standby, and the standby falls behind.</summary>
internal sealed class SlowStoreDrill : Drill
{
    private const string Standby = "standby", Administration = "postgres";
    private const string Waits = "select wait_event, count(*) from pg_stat_activity where query like 'select append_commit%' group by 1";
    private const string Standbys = "select application_name, sync_state, replay_lag from pg_stat_replication";
    private const string WithoutIt = "alter system set synchronous_standby_names = ''", Reload = "select pg_reload_conf()";
    private const string SlowestCommits = "histogram_quantile(0.99, sum by (le) (rate(channelgrains_postgres_commit_duration_seconds_bucket[5s]))) > 0.25";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Glance = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryDirectory _directory = new();
    private PostgresServer? _postgres, _standby;
    private RunningServer? _server;
    private DrillFeed? _feed;

    public override string Name => "slow-store";

    public override string Alert => "AcksLateFast";

    public override IReadOnlyList<string> Also => AcksLate;

    /// <summary>An hour of which the last 8 min 40 s are late is late by more than 14.4 %.</summary>
    public override TimeSpan Window => TimeSpan.FromMinutes(9);

    public override IReadOnlyList<string> Steps => ["*Commits in PostgreSQL* of the store dashboard", Waits, Standbys, WithoutIt, Reload];

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        _postgres = await PostgresServer.StartFollowedAsync();
        _standby = await _postgres.StartStandbyAsync(Standby);
        await SetAsync(_postgres, "alter system set synchronous_commit = 'remote_apply'");
        await SetAsync(_postgres, $"alter system set synchronous_standby_names = '{Standby}'");
        _server = await RunningServer.StartAsync(_directory.Path, new Dictionary<string, string?> { ["Postgres:ConnectionString"] = _postgres.ConnectionString(await _postgres.CreateDatabaseAsync()) });
        _feed = await DrillFeed.StartAsync([new Uri(_server.Process.GrpcAddress)]);
        return [new Uri(_server.Process.ManagementAddress)];
    }

    public override Task BreakAsync() => SetAsync(_standby!, "alter system set recovery_min_apply_delay = '400ms'");

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        Require((await prometheus.QueryAsync(SlowestCommits, CancellationToken.None)).Count == 1, "The metrics do not say that commits are slow.");
        using var patience = new CancellationTokenSource(Patience);
        while (!(await _postgres!.ReadAsync(Administration, Waits)).Any(row => row.StartsWith("SyncRep ", StringComparison.Ordinal)))
        {
            Require(!patience.IsCancellationRequested, $"{Waits} does not say that commits wait for a standby.");
            await Pacing.Moment(Glance);
        }
        Require((await _postgres.ReadAsync(Administration, Standbys)).Any(row => row.StartsWith($"{Standby} sync ", StringComparison.Ordinal)), $"{Standbys} does not name the standby.");
        await SetAsync(_postgres, WithoutIt);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_feed is not null)
            await _feed.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_standby is not null)
            await _standby.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _directory.Dispose();
    }

    private static async Task SetAsync(PostgresServer server, string sql)
    {
        await server.ExecuteAsync(Administration, sql);
        await server.ExecuteAsync(Administration, Reload);
    }
}
