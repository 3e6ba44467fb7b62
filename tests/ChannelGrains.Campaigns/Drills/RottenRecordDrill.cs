using System.Globalization;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Clusters;
using ChannelGrains.Testing.Monitoring;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>A record of one partner rots in the log: the closing of a month names it, and closes all others.</summary>
internal sealed class RottenRecordDrill : Drill
{
    private const string PartnerId = "a-partner-that-rots", Backups = "backup", Live = "live", Restored = "restored", Key = "customer.key";
    private const string Verify = "channelctl journal verify", Close = "channelctl settle close MONTH --all --wait", BackUp = "channelctl journal backup /backup/channelgrains-2026-01-31";
    private const string Restore = "dotnet ChannelGrains.Server.dll restore --backup /backup/channelgrains-2026-01-31 --data /var/lib/channelgrains-new";
    private const string SendAgain = "Restore the newest backup that verifies. Let the sources send again what came after it.", Damaged = "[3005]";

    // One that is over everywhere, with all days of grace.
    private static readonly string Month = TimeProvider.System.GetUtcNow().AddMonths(-2).ToString("yyyy-MM", CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string?> Settings = new() { ["Journal:SegmentMiB"] = "1" };

    private readonly Runbook _runbook = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly int[] _ports = ClusterProcesses.FreePorts(2);
    private ServerProcess? _server;
    private DrillFeed? _feed;

    public override string Name => "rotten-record";

    public override string Alert => "StoreDamaged";

    /// <summary>The server is stopped, and started again on what was restored.</summary>
    public override IReadOnlyList<string> Also => ["ServerDown"];

    public override TimeSpan Window => TimeSpan.FromHours(1);

    public override IReadOnlyList<string> Steps => [BackUp, "a month that is closed for all closes without it and names it", "3005 error: a journal is damaged", Verify, Restore, SendAgain, Close];

    private string this[string name] => Path.Combine(_directory.Path, name);

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        await StartServerAsync(Live);
        using (var channel = GrpcChannel.ForAddress(_server!.GrpcAddress))
            await DrillFeed.CreatePartnerAsync(channel, PartnerId);
        _feed = await DrillFeed.StartAsync([new Uri(_server.GrpcAddress)]);
        var made = await _runbook.FollowAsync(_server.GrpcAddress, BackUp, ("/backup/channelgrains-2026-01-31", this[Backups]));
        Require(made.Code == 0, $"{BackUp} made no backup: {made.Output}");
        // What rots is noticed by whoever reads it: nobody has the partner in memory.
        await StopServerAsync();
        await StartServerAsync(Live);
        return [new Uri(_server.ManagementAddress)];
    }

    public override async Task BreakAsync()
    {
        Require(await RottenRecords.TurnAsync(this[Live], PartnerId) > 0, "The partner's record is not in the log.");
        var closed = await _runbook.FollowAsync(_server!.GrpcAddress, Close, ("MONTH", Month));
        Require(closed.Output.Contains(PartnerId, StringComparison.Ordinal) && closed.Output.Contains("JOURNAL_DAMAGED", StringComparison.Ordinal), $"{Close} does not name the partner: {closed.Output}");
    }

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        Require(_server!.Output.Contains(Damaged, StringComparison.Ordinal), "The log does not say what is damaged.");
        var verified = await runbook.FollowAsync(_server.GrpcAddress, Verify);
        Require(verified.Code != 0 && verified.Output.Contains(PartnerId, StringComparison.Ordinal), $"{Verify} does not name the partner: {verified.Output}");
        await StopServerAsync();
        Require(await ServerProcess.RunAsync("restore", "--backup", this[Backups], "--data", this[Restored]) == 0, $"{Restore} restored nothing.");
        File.Copy(Path.Combine(this[Live], Key), Path.Combine(this[Restored], Key));
        await StartServerAsync(Restored);
        using var channel = GrpcChannel.ForAddress(_server.GrpcAddress);
        var (sold, counted) = await _feed!.SendAgainAsync(channel);
        Require(sold == counted, $"{counted} sales count after the restore, and {sold} were sold.");
        _feed.Sell();
        var closed = await runbook.FollowAsync(_server.GrpcAddress, Close, ("MONTH", Month));
        Require(closed.Code == 0, $"{Close} did not close: {closed.Output}");
    }

    public override async ValueTask DisposeAsync()
    {
        if (_feed is not null)
            await _feed.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Dispose();
    }

    private async Task StartServerAsync(string directory) => _server = await ServerProcess.StartAsync(this[directory], _ports[0], Settings, managementPort: _ports[1]);

    private async Task StopServerAsync()
    {
        Require(await _server!.StopAsync() == 0, $"The server did not stop in order: {_server.Output}");
        await _server.DisposeAsync();
    }
}
