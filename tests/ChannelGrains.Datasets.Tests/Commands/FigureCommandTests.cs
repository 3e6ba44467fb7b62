using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class FigureCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Kpi_OfAMonth_ShowsTotalsAndCategories()
    {
        await ImportAsync("kpi-shop");
        var kpis = (await _channelctl.JsonAsync("kpi", "show", "kpi-shop", "2021-05")).GetProperty("kpis");
        Assert.Equal(["Coffee", "Tea"], kpis.GetProperty("categories").EnumerateArray().Select(category => category.GetProperty("category").GetString()));
        Assert.Equal("0.200000000000", kpis.GetProperty("total").GetProperty("return_rate").GetProperty("value").GetString());
        Assert.Matches(@"total +12\.50 +2\.50 +10\.00 +3 +3 +20\.00 %", (await _channelctl.DoneAsync("kpi", "show", "kpi-shop", "2021-05")).Output);
    }

    [Fact]
    public async Task Kpi_Series_HasNoHoles()
    {
        await ImportAsync("series-shop");
        string[] series = ["kpi", "series", "series-shop", "--from", "2021-05-03", "--to", "2021-05-06", "--step", "DAY"];
        var points = (await _channelctl.JsonAsync([.. series, "--measure", "NET"])).GetProperty("points").EnumerateArray()
            .Select(point => (point.GetProperty("period").GetString(), decimal.Parse(point.GetProperty("value").GetString()!)));
        Assert.Equal([("2021-05-03", 0m), ("2021-05-04", 10.50m), ("2021-05-05", 0m), ("2021-05-06", -0.50m)], points);
        var tea = (await _channelctl.JsonAsync([.. series, "--measure", "TRANSACTIONS", "--category", "Tea"])).GetProperty("points").EnumerateArray();
        Assert.Equal(["0", "1", "0", "1"], tea.Select(point => point.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("2021-13")]
    [InlineData("yesterday")]
    public async Task Kpi_OfNoPeriod_ExitsWith1(string period)
    {
        await ImportAsync("period-shop");
        var answer = await _channelctl.RunAsync("--json", "kpi", "show", "period-shop", period);
        Assert.Equal((1, "INVALID_ARGUMENT"), (answer.Code, answer.ErrorJson.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Quarantine_CorrectedReplay_Counts()
    {
        using var files = new ShopFiles();
        var sales = files.Sales(
            "q-1,held-shop,2021-05-04,10.50,1,USD,Tea,c-1", "q-2,held-shop,2021-05-04,1,1,USD,Tea,c-2", "q-3,held-shop,2021-05-04,7,1,CNY,Tea,c-3");
        var import = await _channelctl.RunAsync("import", sales, "--map", files.Map("held"), "--create-source", "--create-partners");
        Assert.Equal(1, import.Code);
        Assert.Contains("quarantined 2: CURRENCY (as held-shop/q-1, held-shop/q-2)", import.Output, StringComparison.Ordinal);

        var items = (await _channelctl.JsonAsync("quarantine", "list", "held-shop")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["q-1", "q-2"], items.Select(item => item.GetProperty("transaction").GetProperty("transaction_id").GetString()));
        var ids = items.Select(item => item.GetProperty("quarantine_id").GetString()!).ToList();

        var asItIs = await _channelctl.RunAsync("quarantine", "replay", "held-shop", ids[0], "--note", "again");
        Assert.Equal(1, asItIs.Code);
        Assert.Contains("still in quarantine: CURRENCY", asItIs.Output, StringComparison.Ordinal);
        var corrected = files.Write("corrected.json", """
            { "transactionId": "q-1", "occurredAt": "2021-05-04T04:00:00Z", "kind": "TRANSACTION_KIND_SALE", "currencyCode": "CNY",
              "lines": [ { "category": "Tea", "quantityThousandths": "1000", "amountMicros": "70000000" } ] }
            """);
        await _channelctl.DoneAsync("quarantine", "replay", "held-shop", ids[0], "--corrected", corrected, "--note", "price list of May");
        await _channelctl.DoneAsync("quarantine", "discard", "held-shop", ids[1], "--note", "test receipt");

        Assert.Contains("0 of 0 open items", (await _channelctl.DoneAsync("quarantine", "list", "held-shop")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _channelctl.RunAsync("quarantine", "discard", "held-shop", ids[1], "--note", "again")).Code);
        Assert.Matches(@"total +77\.00 +0\.00 +77\.00", (await _channelctl.DoneAsync("kpi", "show", "held-shop", "2021-05")).Output);
    }

    private async Task ImportAsync(string shop)
    {
        using var files = new ShopFiles();
        await _channelctl.ImportAsync(
            files.Sales(
                $"1,{shop},2021-05-04,10.50,1,CNY,Tea,c-1", $"2,{shop},2021-05-06,-2.5,-1,CNY,Tea,c-1", $"3,{shop},2021-05-06,2,3,CNY,Coffee,c-2"),
            files.Map(shop));
    }
}
