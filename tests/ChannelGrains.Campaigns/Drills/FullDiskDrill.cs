using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>Others fill the disk of the journal until less is free than the server keeps in reserve.</summary>
internal sealed class FullDiskDrill : Drill
{
    private const int DiskMiB = 256, ReserveMiB = 32;
    private const long LeftBytes = (ReserveMiB - 8) * (1L << 20);
    private const string Doctor = "channelctl doctor", Free = "Free space or enlarge the disk: it goes on by itself within about a second.";

    private SmallDisk? _disk;
    private RunningServer? _server;
    private DrillFeed? _feed;

    public override string Name => "full-disk";

    public override string Alert => "StoreFull";

    public override IReadOnlyList<string> Also => AcksFail;

    public override TimeSpan Window => TimeSpan.FromMinutes(5);

    public override IReadOnlyList<string> Steps => [Doctor, Free];

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        _disk = SmallDisk.TryMount(DiskMiB);
        if (_disk is null)
            return [];
        var settings = new Dictionary<string, string?> { ["Journal:SegmentMiB"] = "1", ["Journal:CheckpointMiB"] = "1", ["Journal:ReserveMiB"] = $"{ReserveMiB}" };
        _server = await RunningServer.StartAsync(_disk.Path, settings);
        _feed = await DrillFeed.StartAsync([new Uri(_server.Process.GrpcAddress)]);
        return [new Uri(_server.Process.ManagementAddress)];
    }

    public override Task BreakAsync()
    {
        _disk!.Fill(LeftBytes);
        return Task.CompletedTask;
    }

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        var looked = await runbook.FollowAsync(_server!.Process.GrpcAddress, Doctor);
        Require(looked.Code == 1 && looked.Output.Contains("JOURNAL: ", StringComparison.Ordinal), $"{Doctor} does not name the journal: {looked.Output}");
        _disk!.Free();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_feed is not null)
            await _feed.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _disk?.Dispose();
    }
}
