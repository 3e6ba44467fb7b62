using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;
using ChannelGrains.Testing;
using Spectre.Console;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary>The fleet on a server in the test's process.</summary>
public sealed class DemoFleetTests
{
    [Fact]
    public async Task RunAsync_SecondStart_GoesOnFromWhereTheFirstOneEnded()
    {
        await using var server = await TestServer.StartAsync();
        var first = await RunAsync(server, isLive: false);
        Assert.Contains("clock at 2026-02-08 Sun 00:00 Beijing", first);
        var second = await RunAsync(server, isLive: false);
        Assert.Matches("clock from 2026-02-07 Sat 23:[0-9]{2} Beijing, then", second);
        Assert.Matches("clock at 2026-02-11 Wed 23:[0-9]{2} Beijing", second);
    }

    [Fact]
    public async Task RunAsync_OnATerminal_ShowsTheTable()
    {
        await using var server = await TestServer.StartAsync();
        var output = await RunAsync(server, isLive: true);
        Assert.Contains("partner 渠道商", output);
        Assert.Contains("成都南店 Chengdu South", output);
        Assert.Contains("cn/sichuan/chengdu", output);
        Assert.Matches("(VOID_WAITING|CONTENT_CONFLICT|CURRENCY|CLOCK_AHEAD|CLOCK_BEHIND|ALREADY_VOIDED) [A-Z0-9-]+ of ", output);
    }

    private static async Task<string> RunAsync(TestServer server, bool isLive)
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isLive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 180;
        console.Profile.Height = 80;
        var options = new FleetOptions
        {
            Server = new Uri(server.GrpcAddress),
            From = new DateOnly(2026, 1, 5),
            Once = true,
            DaySeconds = 0.5,
            Console = console,
            IsLive = isLive,
        };
        Assert.True(await DemoFleet.RunAsync(options, new Notes(), TestContext.Current.CancellationToken), written.ToString());
        return written.ToString();
    }
}
