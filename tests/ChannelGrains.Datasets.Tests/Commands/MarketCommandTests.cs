using System.Text.Json;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Markets, leaderboards and sums by command. Each test has a month of its own, since markets are over all partners.</summary>
public sealed class MarketCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Share_OfAMonth_ShowsRanksAndSize()
    {
        await ImportAsync("2021-01", ("share-a", 30m), ("share-b", 70m));
        await _channelctl.DoneAsync("market", "report-size", "2021-01", "--category", "Tea", "--total", "250.50", "--source", "A bureau");
        await _channelctl.DoneAsync("market", "report-competitor", "2021-01", "--category", "Tea", "--competitor", "Rival", "--amount", "20", "--source", "A paper");

        var output = (await _channelctl.DoneAsync("market", "share", "2021-01", "--category", "Tea")).Output;
        Assert.Matches(@"1 +share-b +70\.00 +70\.00 % +27\.94 %", output);
        Assert.Matches(@"market size +250\.50 \(REPORTED: A bureau\)", output);
        var json = await _channelctl.JsonAsync("market", "share", "2021-01", "--limit", "1");
        Assert.Equal("share-b", Assert.Single(json.GetProperty("share").GetProperty("partners").EnumerateArray()).GetProperty("partner_id").GetString());
        Assert.Matches(@"\(everywhere\) +Tea +2 +100\.00 +250\.50", (await _channelctl.DoneAsync("market", "list", "2021-01")).Output);
    }

    [Fact]
    public async Task Watch_OfAMarket_PrintsALineForAChange()
    {
        await ImportAsync("2021-02", ("watch-a", 30m));
        var (output, error) = (new LineWriter(), new StringWriter());
        var watching = _channelctl.RunAsync(output, error, CancellationToken.None, "market", "watch", "2021-02", "--count", "2", "--interval", "0.05");
        Assert.Contains("net 30.00 CNY  partners 1  1. watch-a 100.00 %", await output.ReadLineAsync(), StringComparison.Ordinal);

        await _channelctl.DoneAsync("market", "report-size", "2021-02", "--total", "90", "--source", "A bureau");

        Assert.Contains("watch-a", await output.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (await watching, error.ToString()));
    }

    [Fact]
    public async Task Kpi_ListAndChannel_ShowAllPartners()
    {
        await ImportAsync("2021-03", ("list-a", 30m), ("list-b", 70m));
        Assert.Matches(@"1 +list-b +70\.00 +70\.00 +0\.00 +1 +1 +0\.00 %", (await _channelctl.DoneAsync("kpi", "list", "2021-03")).Output);
        Assert.Matches(@"1 +list-a", (await _channelctl.DoneAsync("kpi", "list", "2021-03", "--by", "GROSS", "--ascending", "--category", "Tea")).Output);
        var channel = (await _channelctl.DoneAsync("kpi", "channel", "2021-03")).Output;
        Assert.Matches(@"total +2 +100\.00", channel);
        Assert.Matches(@"category +Tea +2 +100\.00", channel);
    }

    [Fact]
    public async Task Verify_OfViewsThatAreRight_ExitsWith0()
    {
        await ImportAsync("2021-04", ("verify-a", 30m));
        var answer = await _channelctl.JsonAsync("market", "verify", "--period", "2021-04");
        Assert.Empty(answer.GetProperty("differences").EnumerateArray());
        Assert.Matches(@"differences +none", (await _channelctl.DoneAsync("market", "verify")).Output);
    }

    [Theory]
    [InlineData("market", "share", "2021-05-03")]
    [InlineData("kpi", "list", "2021-05-03")]
    [InlineData("market", "verify", "--period", "2021-05-03")]
    public async Task Command_OfNoWholeMonths_ExitsWith1(params string[] arguments)
    {
        var answer = await _channelctl.RunAsync(["--json", .. arguments]);
        Assert.Equal((1, "PERIOD"), (answer.Code, answer.ErrorJson.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("market", "share", "2021-05", "--limit", "0")]
    [InlineData("market", "report-size", "2021-05", "--total", "0.12345678901", "--source", "x")]
    public async Task Command_WithImpossibleValues_ExitsWith2(params string[] arguments) =>
        Assert.Equal(2, (await _channelctl.RunAsync(arguments)).Code);

    /// <summary>Sells tea in the month, and waits until the views show it.</summary>
    private async Task ImportAsync(string month, params (string Shop, decimal Amount)[] sales)
    {
        using var files = new ShopFiles();
        await _channelctl.ImportAsync(files.Sales(sales.Select((sale, i) => $"{i},{sale.Shop},{month}-04,{sale.Amount},1,CNY,Tea,c-1")), files.Map(sales[0].Shop));
        var output = new LineWriter();
        using var seen = new CancellationTokenSource();
        var watching = _channelctl.RunAsync(output, TextWriter.Null, seen.Token, "--json", "market", "watch", month, "--interval", "0.05");
        while (JsonDocument.Parse(await output.ReadLineAsync()).RootElement.GetProperty("share").GetProperty("net").GetProperty("units").GetString() != $"{sales.Sum(sale => sale.Amount):0}")
        {
        }
        await seen.CancelAsync();
        await watching;
    }
}
