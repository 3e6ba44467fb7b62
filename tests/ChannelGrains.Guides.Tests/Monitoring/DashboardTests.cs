namespace ChannelGrains.Guides.Tests.Monitoring;

/// <summary>A real Prometheus, set up by the example of `deploy/`, scrapes a real server under load and answers all that the dashboard asks.</summary>
public sealed class DashboardTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task EveryExpression_OfTheDashboard_HasDataOfAServerUnderLoad()
    {
        Assert.SkipUnless(File.Exists(PrometheusProcess.Executable), "tests/run puts Prometheus into .artifacts.");
        using var patience = new CancellationTokenSource(Patience);
        using var directory = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path);
        using var feed = new Feed(server.GrpcAddress);
        await feed.CreateAsync(patience.Token);
        await feed.SendRefusedAsync(patience.Token);
        using var done = new CancellationTokenSource();
        var load = feed.SendAsync(done.Token);
        var management = new Uri(server.ManagementAddress);
        await using var prometheus = await PrometheusProcess.StartAsync(management, "500ms", patience.Token);

        var silent = Dashboard.Expressions("10s").ToList();
        Assert.True(silent.Count >= 25);
        try
        {
            while (silent.Count > 0)
            {
                foreach (var asked in silent.ToList())
                    if ((await prometheus.QueryAsync(asked.Expression, patience.Token)).Count > 0)
                        silent.Remove(asked);
                await Task.Delay(Glance, patience.Token);
            }
            Assert.Equal([management.Authority], await prometheus.InstancesAsync(Dashboard.InstanceSeries, patience.Token));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("No data for: " + string.Join(Environment.NewLine, silent));
        }
        finally
        {
            await done.CancelAsync();
            await load;
        }
    }

    [Fact]
    public async Task Query_ForASeriesThatIsNot_HasNoData()
    {
        Assert.SkipUnless(File.Exists(PrometheusProcess.Executable), "tests/run puts Prometheus into .artifacts.");
        using var patience = new CancellationTokenSource(Patience);
        await using var prometheus = await PrometheusProcess.StartAsync(new Uri("http://127.0.0.1:1"), "500ms", patience.Token);

        Assert.Empty(await prometheus.QueryAsync("sum(rate(channelgrains_no_such_total[10s]))", patience.Token));
    }
}
