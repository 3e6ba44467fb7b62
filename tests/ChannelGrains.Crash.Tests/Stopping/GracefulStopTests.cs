using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Testing;

namespace ChannelGrains.Crash.Tests.Stopping;

public sealed class GracefulStopTests
{
    private static readonly Dictionary<string, string?> NoSettings = [];

    [Fact]
    public async Task Sigterm_UnderLoad_SaysGoAwayExitsZeroAndKeepsEverything()
    {
        using var directory = new TemporaryDirectory();
        var run = new FleetRun(seed: 11);
        await using (var server = await RunningServer.StartAsync(directory.Path, NoSettings))
        {
            await run.StartAsync(server);
            var stopping = server.Process.StopAsync();
            await run.EndedAsync(offerMore: true);
            Assert.All(run.Streams, stream => Assert.True(stream.GoAway));
            Assert.Equal(0, await stopping);
        }
        await using var again = await RunningServer.StartAsync(directory.Path, NoSettings);
        Assert.Contains("read 0 bytes of the log", again.Process.Output, StringComparison.Ordinal);
        await run.ResumeAsync(again);
        Assert.Empty(run.Findings);
    }
}
