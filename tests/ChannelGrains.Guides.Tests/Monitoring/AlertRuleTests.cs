using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Guides.Tests.Monitoring;

public sealed class AlertRuleTests
{
    [Fact]
    public async Task Rules_OfTheAlerts_DoWhatTheirTestsSay()
    {
        Assert.SkipUnless(File.Exists(PrometheusProcess.Tool), "tests/run puts Prometheus into .artifacts.");

        Assert.Equal((0, ""), await CheckAsync("check", "rules", AlertRules.RulesPath));
        Assert.Equal((0, ""), await CheckAsync(["test", "rules", .. AlertRules.TestPaths]));
    }

    [Fact]
    public void Tests_OfEachAlert_HaveOneThatFiresAndOneThatIsQuiet()
    {
        Assert.True(AlertRules.Names.Count >= 20, $"{AlertRules.Names.Count} alerts were found.");
        Assert.Equal(AlertRules.Names.Order(StringComparer.Ordinal), AlertRules.Tests.Where(test => test.Fires).Select(test => test.Alert).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(AlertRules.Names.Order(StringComparer.Ordinal), AlertRules.Tests.Where(test => !test.Fires).Select(test => test.Alert).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runbook_OfEachAlert_SaysWhatToDo()
    {
        var runbook = File.ReadAllLines(Repository.PathOf("deploy", "README.md"));

        Assert.All(AlertRules.Names, name => Assert.Contains(runbook, line => line.StartsWith('|') && line.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    private static Task<(int Code, string Said)> CheckAsync(params string[] arguments) => ToolRun.OfAsync(PrometheusProcess.Tool, arguments);
}
