using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>A cost that nobody told is not 0.</summary>
public sealed class CostTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Kpis_WithoutCosts_ShowADash()
    {
        await SellAsync("cost-none", "2021-01", ("Tea", 100, null));

        Assert.Matches(@"Tea +100\.00 .* 0\.00 % +- +-\s", (await _channelctl.DoneAsync("kpi", "show", "cost-none", "2021-01")).Output);
        Assert.Matches(@"cost-none +100\.00 .* 0\.00 % +- +-\s", await SeeAsync("list", "2021-01", "cost-none"));
        Assert.Matches(@"total +1 +100\.00 .* 0\.00 % +- +-\s", await SeeAsync("channel", "2021-01", "total +1"));
    }

    [Fact]
    public async Task Kpis_WithCostsOfAPart_ShowOfWhichPart()
    {
        await SellAsync("cost-part", "2021-02", ("Tea", 100, null), ("Pots", 50, 30));

        var shown = (await _channelctl.DoneAsync("kpi", "show", "cost-part", "2021-02")).Output;
        Assert.Matches("return rate +net with cost +cost +margin", shown);
        Assert.Matches(@"Pots +50\.00 .* +50\.00 +30\.00 +20\.00\s", shown);
        Assert.Matches(@"Tea +100\.00 .* +- +- +-\s", shown);
        Assert.Matches(@"total +150\.00 .* +50\.00 +30\.00 +20\.00\s", shown);
        Assert.Matches(@"cost-part +150\.00 .* +50\.00 +30\.00 +20\.00\s", await SeeAsync("list", "2021-02", "cost-part"));
    }

    [Fact]
    public async Task Kpis_WithAllCosts_ShowThemAlone()
    {
        await SellAsync("cost-all", "2021-03", ("Tea", 100, 0), ("Pots", 50, 30));

        var shown = (await _channelctl.DoneAsync("kpi", "show", "cost-all", "2021-03")).Output;
        Assert.DoesNotContain("net with cost", shown, StringComparison.Ordinal);
        Assert.Matches(@"Tea +100\.00 .* +0\.00 +100\.00\s", shown);
        Assert.Matches(@"total +150\.00 .* +30\.00 +120\.00\s", shown);
    }

    [Fact]
    public async Task Series_OfCost_ShowsADashWhereNoneIsKnown()
    {
        await SellAsync("cost-series", "2021-04", ("Tea", 100, null));
        await SellAsync("cost-series", "2021-05", ("Tea", 100, 60));

        string[] series = ["kpi", "series", "cost-series", "--measure", "COST", "--from", "2021-03-01", "--to", "2021-05-31"];
        Assert.Matches(@"(?s)2021-03 +0\s.*2021-04 +-\s.*2021-05 +60\s", (await _channelctl.DoneAsync(series)).Output);
        var points = (await _channelctl.JsonAsync(series)).GetProperty("points").EnumerateArray().Select(point => point.GetProperty("value").GetString());
        Assert.Equal(["0", "", "60"], points);
    }

    /// <summary>Asks until the live views have it.</summary>
    private async Task<string> SeeAsync(string verb, string month, string text)
    {
        for (var attempts = 0; ; attempts++)
        {
            var output = (await _channelctl.DoneAsync("kpi", verb, month)).Output;
            if (System.Text.RegularExpressions.Regex.IsMatch(output, text) || attempts == 100)
                return output;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task SellAsync(string shop, string month, params (string Category, int Amount, int? Cost)[] lines)
    {
        await _channelctl.RunAsync("partner", "create", shop, "--name", shop, "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        await _channelctl.RunAsync("source", "create", shop, "--mode", "KEYED", "--max-age-days", "36500");
        var sale = new Transaction
        {
            TransactionId = month,
            OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse($"{month}-04T12:00:00Z")),
            Kind = TransactionKind.Sale,
            CurrencyCode = "CNY",
        };
        foreach (var (category, amount, cost) in lines)
        {
            var line = new TransactionLine { Category = category, AmountMicros = amount * 1_000_000L, QuantityThousandths = 1_000 };
            if (cost is { } known)
                line.CostMicros = known * 1_000_000L;
            sale.Lines.Add(line);
        }

        using var channel = GrpcChannel.ForAddress(server.Server.GrpcAddress);
        var request = new SubmitTransactionsRequest { SourceId = shop, Batch = new TransactionBatch { PartnerId = shop, Transactions = { sale } } };
        var answer = await new IngestService.IngestServiceClient(channel).SubmitTransactionsAsync(request);
        Assert.True(answer.Result.Accepted == 1, answer.ToString());
    }
}
