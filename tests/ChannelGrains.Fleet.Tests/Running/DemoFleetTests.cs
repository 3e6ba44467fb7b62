using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;
using ChannelGrains.Testing;
using Spectre.Console;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary>The fleet on a server in the test's process.</summary>
public sealed class DemoFleetTests
{
    private const string FleetKey = "the key of the fleet", AnnKey = "the key of ann", BobKey = "the key of bob";

    private static readonly DateOnly FirstDay = new(2026, 1, 22);

    [Fact]
    public async Task RunAsync_SecondStart_GoesOnFromWhereTheFirstOneEnded()
    {
        var clock = ClockOf();
        await using var server = await StartAsync(clock);
        var first = await RunAsync(server, clock, isLive: false);
        Assert.Contains("clock at 2026-03-07 Sat 00:00 Beijing", first);
        var second = await RunAsync(server, clock, isLive: false);
        Assert.Matches("clock from 2026-03-06 Fri 23:[0-9]{2} Beijing, then", second);
        Assert.Matches("clock at 2026-03-10 Tue 23:[0-9]{2} Beijing", second);
    }

    [Fact]
    public async Task RunAsync_OnATerminal_ShowsTheTable()
    {
        var clock = ClockOf();
        await using var server = await StartAsync(clock);
        var output = await RunAsync(server, clock, isLive: true);
        Assert.Contains("partner 渠道商", output);
        Assert.Contains("成都南店 Chengdu South", output);
        Assert.Contains("cn/sichuan/chengdu", output);
        Assert.Matches("commission earned [0-9,.]+, owed [0-9,.]+, paid [1-9][0-9,.]+ CNY", output);
        Assert.Matches("settlement +03-06 00:00 2026-02 of ", output);
        Assert.Matches("(VOID_WAITING|CONTENT_CONFLICT|CURRENCY|CLOCK_AHEAD|CLOCK_BEHIND|ALREADY_VOIDED) [A-Z0-9-]+ of ", output);
    }

    /// <summary>Risk is told by the server's clock, which stands where the story is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public async Task RunAsync_Today_TellsEachRiskAndActsOnIt(int seed)
    {
        var clock = DemoClock.Of(null, TimeProvider.System);
        await using var server = await StartAsync(clock);
        var output = await RunAsync(server, clock, isLive: false, TimeProvider.System, seed);
        Assert.Equal(
            [("杭州西湖店 Hangzhou West Lake", "SALES_DROP"), ("直播间 Live Stream Studio", "RETURN_SPIKE"), ("广交代理 Canton Fair Agency", "DIVERSION"), ("苏州观前街店 Suzhou Guanqian", "FEED_SILENT")],
            RiskStory.ActedOn(output));
        Assert.Matches("Canton Fair Agency .* is begun by Ann, payments are held", output);
        Assert.Matches("Canton Fair Agency .* is verified by Bob, payments are released", output);
        Assert.Matches("other actions are done by Ann and verified by Bob: [0-9]+ COMPLAINT", output);
    }

    /// <summary>Midnight in Beijing is 16:00 in Greenwich: the first of a month, the leap day, and the turn of a year while the demo runs.</summary>
    [Theory]
    [InlineData("2026-02-28T16:00:01Z")]
    [InlineData("2024-02-29T03:00:00Z")]
    [InlineData("2025-12-31T15:59:45Z")]
    public async Task RunAsync_OnAnyDay_ClosesTwoMonthsAndPaysTheFirst(string now)
    {
        var time = new ShiftedTime(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var clock = DemoClock.Of(null, time);
        await using var server = await StartAsync(clock);
        var output = await RunAsync(server, clock, isLive: false, time);
        Assert.Equal(4, RiskStory.ActedOn(output).Count);
        FieldStory.IsWhole(output);
        Assert.Matches("payment run fleet-[0-9-]+-11: 2[0-9] credit notes, 14 payments of [0-9,.]+ CNY to the bank", output);
        foreach (var kind in (string[])["RETURN", "VOID", "SALE"])
            Assert.Matches($"  ..-06 00:00 [0-9-]+ of .* CNY at [0-9, ]+ % of [0-9-]+, {kind} SO", output);
    }

    private static DemoClock ClockOf() => DemoClock.Of(FirstDay, TimeProvider.System);

    private static Task<TestServer> StartAsync(DemoClock clock) => TestServer.StartAsync(time: clock, settings: new Dictionary<string, string?>(Keys((FleetKey, "fleet", "admin"), (AnnKey, "ann", "finance"), (BobKey, "bob", "finance")))
    {
        ["Payments:PayeeQuietDays"] = "0",
        ["Payments:Debtor:Name"] = "Fleet Ltd",
        ["Payments:Debtor:Account"] = "CN6217000000000001",
        ["Payments:Debtor:Bank"] = "ICBKCNBJ",
        ["Payments:Debtor:Town"] = "Beijing",
        ["Payments:Debtor:Country"] = "CN",
    });

    private static IEnumerable<KeyValuePair<string, string?>> Keys(params (string Key, string Principal, string Role)[] keys)
    {
        foreach (var (place, (key, principal, role)) in keys.Index())
        {
            yield return new($"ApiKeys:{place}:Sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
            yield return new($"ApiKeys:{place}:Principal", principal);
            yield return new($"ApiKeys:{place}:Roles:0", role);
        }
    }

    private static async Task<string> RunAsync(TestServer server, DemoClock clock, bool isLive, TimeProvider? time = null, int? seed = null)
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isLive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 230;
        console.Profile.Height = 80;
        var options = new FleetOptions
        {
            Server = new Uri(server.GrpcAddress),
            ApiKey = FleetKey,
            FinanceKeys = (AnnKey, BobKey),
            ServerClock = clock,
            Seed = seed,
            From = time is null ? FirstDay : null,
            TimeProvider = time ?? TimeProvider.System,
            Once = true,
            DaySeconds = 0.5,
            Console = console,
            IsLive = isLive,
        };
        Assert.True(await DemoFleet.RunAsync(options, new Notes(), TestContext.Current.CancellationToken), written.ToString());
        return written.ToString();
    }
}
