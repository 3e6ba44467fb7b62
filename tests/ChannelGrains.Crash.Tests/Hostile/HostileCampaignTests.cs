using System.Globalization;
using ChannelGrains.Campaigns;
using ChannelGrains.Campaigns.Hostile;
using ChannelGrains.Campaigns.Hostile.Attacks;
using ChannelGrains.Testing;

namespace ChannelGrains.Crash.Tests.Hostile;

public sealed class HostileCampaignTests(ITestOutputHelper output)
{
    /// <summary>A second is so short that compiling the code is most of it: this finds who is shut out. The campaign itself holds the p99 to 500 ms.</summary>
    private static readonly TimeSpan HealthyP99 = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task RunAsync_EachAttackForASecond_FindsNothing()
    {
        var report = await RunAsync(new HostileOptions { Rounds = AllAttacks.List.Count, Length = TimeSpan.FromSeconds(1), HealthyP99 = HealthyP99, Seed = Random.Shared.Next() });
        Assert.Empty(report.Findings);
        Assert.Equal(AllAttacks.List.Count, report.Rounds.Count);
    }

    [Fact]
    public async Task RunAsync_ASaleIsDropped_FindsAWrongFigure()
    {
        // The first one is the healthy partner's, and acknowledged however slow the machine is.
        var report = await RunAsync(Short("full-frames") with { Settings = new Dictionary<string, string?> { ["Faults:DropSale"] = "1" } });
        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Figure);
    }

    [Fact]
    public async Task RunAsync_MoreMemoryOrTimeThanAllowed_FindsBoth()
    {
        var report = await RunAsync(Short("questions") with { MemoryMiB = 1, HealthyP99 = TimeSpan.Zero });
        Assert.Equal(2, report.Findings.Count(finding => finding.Kind == FindingKind.Running));
    }

    [Fact]
    public void MemoryMiB_IsTheSumOfTheRunbook() =>
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| **sum** | **{new HostileOptions().MemoryMiB:#,0}** |"), File.ReadAllText(Repository.PathOf("deploy", "README.md")));

    private static HostileOptions Short(string attack) => new() { Rounds = 1, Length = TimeSpan.FromSeconds(1), Only = attack, Seed = 7 };

    private async Task<HostileReport> RunAsync(HostileOptions options)
    {
        output.WriteLine($"seed {options.Seed}: tests/campaign hostile --rounds {options.Rounds} --seconds {options.Length.TotalSeconds} --seed {options.Seed}");
        var report = await HostileCampaign.RunAsync(options with { Say = output.WriteLine });
        output.WriteLine(report.ToString());
        return report;
    }
}
