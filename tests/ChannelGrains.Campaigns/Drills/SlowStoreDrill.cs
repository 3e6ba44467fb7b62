using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Monitoring;
using ChannelGrains.Testing.Postgres;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>The database answers commits only now and then.</summary>
internal sealed class SlowStoreDrill : Drill
{
    private const string Sync = "*Sync* of the store dashboard: a slow disk or database is mended there";
    private const string SlowCommits = "histogram_quantile(0.9, sum by (le) (rate(channelgrains_postgres_commit_duration_seconds_bucket[10s]))) > 0.25";

    private static readonly TimeSpan Stopped = TimeSpan.FromMilliseconds(900), Running = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryDirectory _directory = new();
    private PostgresServer? _postgres;
    private RunningServer? _server;
    private DrillFeed? _feed;
    private bool _isMended;
    private Task _slowing = Task.CompletedTask;

    public override string Name => "slow-store";

    public override string Alert => "AcksLateFast";

    public override IReadOnlyList<string> Also => [.. AcksLate, .. ViewsLate];

    public override TimeSpan Window => TimeSpan.FromHours(1);

    public override IReadOnlyList<string> Steps => [Sync];

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        _postgres = await PostgresServer.StartAsync();
        _server = await RunningServer.StartAsync(_directory.Path, new Dictionary<string, string?> { ["Postgres:ConnectionString"] = _postgres.ConnectionString(await _postgres.CreateDatabaseAsync()) });
        _feed = await DrillFeed.StartAsync([new Uri(_server.Process.GrpcAddress)]);
        return [new Uri(_server.Process.ManagementAddress)];
    }

    public override Task BreakAsync()
    {
        _slowing = Task.Run(SlowDownAsync);
        return Task.CompletedTask;
    }

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        Require((await prometheus.QueryAsync(SlowCommits, CancellationToken.None)).Count == 1, "The store dashboard does not show that commits are slow.");
        await EndAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (_feed is not null)
            await _feed.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _directory.Dispose();
    }

    private async Task SlowDownAsync()
    {
        while (!Volatile.Read(ref _isMended))
        {
            await _postgres!.PauseAsync();
            await Pacing.Moment(Stopped);
            await _postgres.ContinueAsync();
            await Pacing.Moment(Running);
        }
    }

    private async Task EndAsync()
    {
        Volatile.Write(ref _isMended, true);
        await _slowing;
    }
}
