using ChannelGrains.Campaigns.Drills;
using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Crash.Tests.Drills;

/// <summary>What the drills stand on; the drills themselves are a campaign.</summary>
public sealed class DrillTests
{
    [Theory]
    [InlineData("increase(full_total[5m])", "increase(full_total[5000ms])")]
    [InlineData("rate(sold[15m] offset 1d)", "rate(sold[15000ms] offset 1440000ms)")]
    [InlineData("max_over_time(size[1h])", "max_over_time(size[60000ms])")]
    [InlineData("for: 10m", "for: 10000ms")]
    [InlineData("record: acks:ratio_5m", "record: acks:ratio_5m")]
    [InlineData("age > 172800", "age > 172800")]
    public void Rules_DividedBySixty_HaveShorterTimesAndTheSameThresholds(string rule, string shortened) => Assert.Equal(shortened, ShortenedRules.Of(rule, 60));

    [Fact]
    public async Task Steps_OfEachDrill_StandInTheRunbook()
    {
        var runbook = new Runbook();
        foreach (var make in DrillsCampaign.All)
        {
            await using var drill = make();
            Assert.NotEmpty(drill.Steps);
            Assert.All(drill.Steps, step => Assert.True(runbook.Says(step), $"{drill.Name}: {step}"));
        }
        Assert.False(runbook.Says("channelctl lane mend SOURCE PARTNER"));
    }

    [Fact]
    public async Task Alerts_OfEachDrill_AreThoseOfDeploy()
    {
        var rules = await File.ReadAllTextAsync(PrometheusProcess.RulesPath, TestContext.Current.CancellationToken);
        foreach (var make in DrillsCampaign.All)
        {
            await using var drill = make();
            Assert.All([drill.Alert, .. drill.Also], alert => Assert.Contains($"- alert: {alert}\n", rules, StringComparison.Ordinal));
        }
    }
}
