using System.Globalization;
using System.Text;
using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>The only feed stays connected and sells nothing, while at this time yesterday it did.</summary>
internal sealed class SilentFeedDrill : Drill
{
    private const string List = "channelctl source list", Doctor = "channelctl doctor";

    /// <summary>Yesterday, as far as the drill looks back from its first and its last moment.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1), After = TimeSpan.FromMinutes(6), Step = TimeSpan.FromSeconds(1);

    private readonly TemporaryDirectory _directory = new();
    private RunningServer? _server;
    private DrillFeed? _feed;

    public override string Name => "silent-feed";

    public override string Alert => "FeedsSilent";

    public override TimeSpan Window => TimeSpan.FromMinutes(15) + TimeSpan.FromMinutes(5);

    public override IReadOnlyList<string> Steps => [List, Doctor];

    public override string HistoryAt(DateTimeOffset now, TimeSpan day)
    {
        var text = new StringBuilder("# TYPE channelgrains_ingest_transactions counter\n");
        var sold = 0;
        for (var at = now - day - Before; at < now - day + After; at += Step)
            text.Append(CultureInfo.InvariantCulture,
                $"channelgrains_ingest_transactions_total{{instance=\"yesterday\",job=\"channelgrains\",outcome=\"accepted\"}} {sold += 20} {at.ToUnixTimeMilliseconds() / 1000.0:0.000}\n");
        return text.Append("# EOF\n").ToString();
    }

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        _server = await RunningServer.StartAsync(_directory.Path, new Dictionary<string, string?>());
        _feed = await DrillFeed.StartAsync([new Uri(_server.Process.GrpcAddress)]);
        return [new Uri(_server.Process.ManagementAddress)];
    }

    public override Task BreakAsync() => _feed!.FallSilentAsync();

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        var server = _server!.Process.GrpcAddress;
        var listed = await runbook.FollowAsync(server, List);
        Require(listed.Code == 0 && listed.Output.Contains(DrillFeed.SourceId, StringComparison.Ordinal), $"{List} does not name the feed: {listed.Output}");
        var looked = await runbook.FollowAsync(server, Doctor);
        Require(looked.Code <= 1 && looked.Output.Contains("takes writes", StringComparison.Ordinal), $"{Doctor} does not say that the server is reached: {looked.Output}");
        // Whose feed it is was asked, and has it send again.
        _feed!.Sell();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_feed is not null)
            await _feed.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Dispose();
    }
}
