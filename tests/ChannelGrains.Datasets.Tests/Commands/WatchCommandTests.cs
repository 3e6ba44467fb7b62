using System.Text.Json;
using ChannelGrains.Cli;
using ChannelGrains.Datasets.Tests.Faults;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class WatchCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Watch_Once_ShowsWhatKpiShowDoes()
    {
        await ImportAsync("once-shop", 10.50m);

        var answer = await _channelctl.JsonAsync("kpi", "watch", "once-shop", "2021-05", "--count", "1");

        var shown = await _channelctl.JsonAsync("kpi", "show", "once-shop", "2021-05");
        Assert.Equal(shown.GetProperty("kpis").GetRawText(), answer.GetProperty("kpis").GetRawText());
        Assert.Equal(shown.GetProperty("journal_version").GetString(), answer.GetProperty("journal_version").GetString());
        Assert.Matches(
            @"^\S+ \S+Z  net 10\.50 CNY  gross 10\.50  returns 0\.00  transactions 1  growth -  attainment -  version \d+\n$",
            (await _channelctl.DoneAsync("kpi", "watch", "once-shop", "2021-05", "--count", "1")).Output);
    }

    [Fact]
    public async Task Watch_OfAChange_PrintsAnObjectALine()
    {
        await ImportAsync("live-shop", 10.50m);
        var (output, error) = (new LineWriter(), new StringWriter());
        var watching = _channelctl.RunAsync(output, error, CancellationToken.None, "--json", "kpi", "watch", "live-shop", "2021-05", "--count", "2", "--interval", "0.05");

        Assert.Equal(("10", 500_000_000), Net(await output.ReadLineAsync()));
        await ImportAsync("live-shop", 10.50m, 7m);

        Assert.Equal(("17", 500_000_000), Net(await output.ReadLineAsync()));
        Assert.Equal((0, ""), (await watching, error.ToString()));
    }

    [Fact]
    public async Task Watch_WhoseConnectionIsCut_SaysSoAndGoesOn()
    {
        await ImportAsync("cut-shop", 10.50m);
        await using var proxy = new TcpProxy(server.Server.GrpcAddress);
        var (output, error) = (new LineWriter(), new LineWriter());
        var watching = new Channelctl(proxy.Address.ToString()).RunAsync(
            output, error, CancellationToken.None, "--json", "kpi", "watch", "cut-shop", "2021-05", "--count", "2");
        await output.ReadLineAsync();

        proxy.Cut();

        Assert.StartsWith("Disconnected (", await error.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(("10", 500_000_000), Net(await output.ReadLineAsync()));
        Assert.Equal(0, await watching);
    }

    [Fact]
    public async Task Watch_Interrupted_ExitsWith0()
    {
        await ImportAsync("interrupted-shop", 10.50m);
        using var interrupt = new CancellationTokenSource();
        var (output, error) = (new LineWriter(), new StringWriter());
        var watching = _channelctl.RunAsync(output, error, interrupt.Token, "kpi", "watch", "interrupted-shop", "2021-05");
        await output.ReadLineAsync();

        await interrupt.CancelAsync();

        Assert.Equal((0, ""), (await watching, error.ToString()));
    }

    [Fact]
    public async Task Watch_OnCtrlC_ExitsWith0()
    {
        await _channelctl.DoneAsync("partner", "create", "ctrl-c", "--name", "Ctrl C", "--type", "DIRECT", "--region", "cn");
        await using var process = ChannelctlProcessTests.Start(server.Server.GrpcAddress, "kpi", "watch", "ctrl-c", "2021-05");
        await process.SeeAsync("net 0.00");

        await process.SignalAsync("INT");

        var (code, output) = await process.EndAsync();
        Assert.Equal((0, 1), (code, output.Split('\n').Length));
    }

    [Fact]
    public async Task Watch_OnSigterm_EndsAlsoWhereInterruptsAreIgnored()
    {
        await _channelctl.DoneAsync("partner", "create", "sigterm", "--name", "Term", "--type", "DIRECT", "--region", "cn");
        await using var process = ChannelctlProcessTests.StartIgnoringInterrupts(
            typeof(ChannelCtl).Assembly.Location, "--server", server.Server.GrpcAddress, "kpi", "watch", "sigterm", "2021-05");
        await process.SeeAsync("net 0.00");

        await process.SignalAsync("TERM");

        Assert.Equal(0, (await process.EndAsync()).Code);
    }

    [Fact]
    public async Task Watch_OnCtrlC_IsTestedAlsoWhereInterruptsAreIgnored()
    {
        await using var tests = ChannelctlProcessTests.StartIgnoringInterrupts(
            typeof(WatchCommandTests).Assembly.Location, "-noLogo", "-noColor", "-method", $"*.{nameof(Watch_OnCtrlC_ExitsWith0)}");

        var (code, output) = await tests.EndAsync();

        Assert.True(code == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "2021-05", "PARTNER_NOT_FOUND")]
    [InlineData("somebody", "yesterday", "PERIOD")]
    public async Task Watch_OfNothing_ExitsWith1(string partner, string period, string reason)
    {
        if (partner == "somebody")
            await _channelctl.DoneAsync("partner", "create", partner, "--name", "Somebody", "--type", "DIRECT", "--region", "cn");

        var answer = await _channelctl.RunAsync("--json", "kpi", "watch", partner, period);

        Assert.Equal((1, reason), (answer.Code, answer.ErrorJson.GetProperty("reason").GetString()));
    }

    private static (string? Units, int Nanos) Net(string line)
    {
        var net = JsonDocument.Parse(line).RootElement.GetProperty("kpis").GetProperty("total").GetProperty("net");
        return (net.GetProperty("units").GetString(), net.GetProperty("nanos").GetInt32());
    }

    private async Task ImportAsync(string shop, params decimal[] amounts)
    {
        using var files = new ShopFiles();
        await _channelctl.ImportAsync(files.Sales(amounts.Select((amount, i) => $"{i},{shop},2021-05-04,{amount},1,CNY,Tea,c-1")), files.Map(shop));
    }
}
