using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Crash.Tests.Stopping;

public sealed class FullDiskTests
{
    private const long MiB = 1 << 20;

    private static readonly Dictionary<string, string?> SmallFiles = new()
    {
        ["Journal:SegmentMiB"] = "1",
        ["Journal:CheckpointMiB"] = "1",
        ["Journal:ReserveMiB"] = "6",
    };

    [Fact]
    public async Task DiskFills_UnderLoad_RefusesReadsOnAndResumesWhenThereIsSpace()
    {
        using var disk = SmallDisk.Mount(mebibytes: 96);
        var run = new FleetRun(seed: 12);
        await using var server = await RunningServer.StartAsync(disk.Path, SmallFiles);
        await run.StartAsync(server);

        disk.Fill(3 * MiB);
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
    public async Task Kill_WhileTheDiskIsFull_StartsAgainWhenThereIsSpace()
    {
        using var disk = SmallDisk.Mount(mebibytes: 96);
        var run = new FleetRun(seed: 13);
        await using (var server = await RunningServer.StartAsync(disk.Path, SmallFiles))
        {
            await run.StartAsync(server);
            disk.Fill(0);
            await run.RefusedAsync("JOURNAL_FULL");
            await server.Process.KillAsync();
        }
        disk.Free();
        await using var again = await RunningServer.StartAsync(disk.Path, SmallFiles);
        await run.ResumeAsync(again);
        Assert.Empty(run.Findings);
    }
}
