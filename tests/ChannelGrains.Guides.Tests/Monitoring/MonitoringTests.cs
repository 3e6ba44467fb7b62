using ChannelGrains.Guides.Tests.Boards;
using ChannelGrains.Testing.Monitoring;
using ChannelGrains.Testing.Postgres;

namespace ChannelGrains.Guides.Tests.Monitoring;

/// <summary>A real Prometheus, set up by the example of `deploy/`, scrapes two real servers under load, one on each store, and answers all that the boards and the
/// alerts ask.</summary>
public sealed class MonitoringTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task EveryExpression_OfBoardsAndAlerts_HasDataOfServersUnderLoad()
    {
        Assert.SkipUnless(File.Exists(PrometheusProcess.Executable), "tests/run puts Prometheus into .artifacts.");
        using var patience = new CancellationTokenSource(Patience);
        using var directory = new TemporaryDirectory();
        using var second = new TemporaryDirectory();
        await using var postgres = await PostgresServer.StartAsync();
        await using var server = await ServerProcess.StartAsync(directory.Path);
        await using var other = await ServerProcess.StartAsync(second.Path, settings: new Dictionary<string, string?>
        {
            ["Postgres:ConnectionString"] = postgres.ConnectionString(await postgres.CreateDatabaseAsync()),
        });
        using var done = new CancellationTokenSource();
        using var feed = new Feed(server.GrpcAddress);
        using var elsewhere = new Feed(other.GrpcAddress);
        Task[] loads = [await StartAsync(feed, done, patience.Token), await StartAsync(elsewhere, done, patience.Token)];
        Uri[] targets = [new(server.ManagementAddress), new(other.ManagementAddress)];
        await using var prometheus = await PrometheusProcess.StartAsync(targets, "500ms", patience.Token);

        var silent = Asked().ToList();
        Assert.True(silent.Count >= 120, $"{silent.Count} expressions were found.");
        try
        {
            while (silent.Count > 0)
            {
                foreach (var asked in silent.ToList())
                    if ((await prometheus.QueryAsync(asked.Expression, patience.Token)).Count > 0)
                        silent.Remove(asked);
                await Task.Delay(Glance, patience.Token);
            }
            foreach (var board in AllBoards.All)
                Assert.Equal(targets.Select(target => target.Authority).Order(StringComparer.Ordinal), (await prometheus.InstancesAsync(board.InstanceSeries, patience.Token)).Order(StringComparer.Ordinal));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("No data for: " + string.Join(Environment.NewLine, silent));
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(loads);
        }
    }

    [Fact]
    public async Task Query_ForASeriesThatIsNot_HasNoData()
    {
        Assert.SkipUnless(File.Exists(PrometheusProcess.Executable), "tests/run puts Prometheus into .artifacts.");
        using var patience = new CancellationTokenSource(Patience);
        await using var prometheus = await PrometheusProcess.StartAsync([new Uri("http://127.0.0.1:1")], "500ms", patience.Token);

        Assert.Empty(await prometheus.QueryAsync("sum(rate(channelgrains_no_such_total[10s]))", patience.Token));
    }

    /// <summary>Every expression with where it stands, its variables filled in as Grafana does for all servers; of the alerts each series that they read.</summary>
    private static IEnumerable<(string Where, string Expression)> Asked() =>
    [
        .. from board in AllBoards.All
           from panel in board.Panels
           from target in panel.Targets
           select ($"{board.Name}, {panel.Title}", Fill(target.Expression)),
        .. AlertRules.Series.Select(series => ("alerts", $"count({series})")),
    ];

    private static string Fill(string expression)
    {
        var filled = expression.Replace("$__rate_interval", "10s", StringComparison.Ordinal).Replace("$instance", ".*", StringComparison.Ordinal);
        Assert.DoesNotContain("$", filled, StringComparison.Ordinal);
        return filled;
    }

    private static async Task<Task> StartAsync(Feed feed, CancellationTokenSource done, CancellationToken cancellationToken)
    {
        await feed.CreateAsync(cancellationToken);
        await feed.SetTargetAsync(cancellationToken);
        await feed.SendRefusedAsync(cancellationToken);
        await feed.AskInVainAsync(cancellationToken);
        return feed.SendAsync(done.Token);
    }
}
