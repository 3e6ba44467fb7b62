using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Testing;

namespace ChannelGrains.Crash.Tests.Stopping;

public sealed class FullDiskTests
{
    private const int DiskMiB = 256;
    private const int ReserveMiB = 32;

    // Below what makes appends Full, and enough for what comes until that is noticed.
    private const long LeftBytes = (ReserveMiB - 8) * (1L << 20);

    private static readonly Dictionary<string, string?> SmallFiles = new()
    {
        ["Journal:SegmentMiB"] = "1",
        ["Journal:CheckpointMiB"] = "1",
        ["Journal:ReserveMiB"] = $"{ReserveMiB}",
    };

    // Its file is allocated, so that the index is the first to find no space.
    private static readonly Dictionary<string, string?> RoomInTheLog = new(SmallFiles) { ["Journal:SegmentMiB"] = "16" };

    [Fact]
    public async Task DiskFills_UnderLoad_RefusesReadsOnAndResumesWhenThereIsSpace()
    {
        using var disk = Mount();
        var run = new FleetRun(seed: 12);
        await using var server = await RunningServer.StartAsync(disk.Path, SmallFiles);
        await run.StartAsync(server);

        disk.Fill(LeftBytes);
        await run.RefusedAsync("JOURNAL_FULL");
        var kpis = new KpiService.KpiServiceClient(server.Channel);
        var answer = await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = "s1", Period = "2025-Q1" });
        Assert.True(answer.Kpis.Total.Transactions > 0);

        disk.Free();
        await run.AcknowledgedAsync(100);
        await run.EndedAsync(offerMore: false);
        await run.CheckAsync(server);
        Assert.Empty(run.Findings);
    }

    [Fact]
    public async Task DiskFills_ToNothing_ResumesWhenThereIsSpace()
    {
        using var disk = Mount();
        var run = new FleetRun(seed: 14);
        await using var server = await RunningServer.StartAsync(disk.Path, RoomInTheLog);
        await run.StartAsync(server);

        while (!server.Process.Output.Contains("the index waits for space", StringComparison.Ordinal))
        {
            disk.Fill(0);
            await FleetRun.UnreadyAsync(server);
            disk.Free();
            await run.AcknowledgedAsync(100);
        }
        await run.EndedAsync(offerMore: false);
        await run.CheckAsync(server);
        Assert.Empty(run.Findings);
    }

    [Fact]
    public async Task Kill_WhileTheDiskIsFull_StartsAgainWhenThereIsSpace()
    {
        using var disk = Mount();
        var run = new FleetRun(seed: 13);
        await using (var server = await RunningServer.StartAsync(disk.Path, SmallFiles))
        {
            await run.StartAsync(server);
            disk.Fill(0);
            await FleetRun.UnreadyAsync(server);
            await server.Process.KillAsync();
        }
        disk.Free();
        await using var again = await RunningServer.StartAsync(disk.Path, SmallFiles);
        await run.ResumeAsync(again);
        Assert.Empty(run.Findings);
    }

    private static SmallDisk Mount()
    {
        var disk = SmallDisk.TryMount(DiskMiB);
        Assert.SkipWhen(disk is null, "This machine does not let the test mount a tmpfs; the journal's own tests fill a simulated disk.");
        return disk;
    }
}
