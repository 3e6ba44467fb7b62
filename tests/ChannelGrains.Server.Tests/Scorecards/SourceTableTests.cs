using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>The source's table comes out through the API: sales 10,000,000 at 95 %, satisfaction 90 % -> 92 %, market share 5 % -> 6 %, development rate 30 % -> 35 %.</summary>
public sealed class SourceTableTests
{
    [Fact]
    public async Task Company_OfTheSourcesFigures_HasTheSourcesTable()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        await client.DefineAsync(Card.SourceTable());
        await client.Programme.SetDevelopmentPlanAsync(new SetDevelopmentPlanRequest { Plan = new DevelopmentPlan { Period = "2026-03", TargetRate = "0.3" } });
        var trade = await Trade.BeginAsync(client);
        var partners = new List<string>();
        // 20 were active before March, and 7 began in it.
        for (var i = 0; i < 27; i++)
            partners.Add(await client.CreatePartnerAsync(request => (request.Partner.Region, request.Partner.ActiveFrom) = (trade.Region, i < 20 ? "2025-06-01" : "2026-03-10")));
        await trade.SellAsync(partners[0], 6_000_000);
        await trade.SellAsync(partners[1], 3_500_000);
        await client.AnswerAsync(partners[0], satisfied: 23, others: 2);
        await client.AnswerAsync(partners[1], satisfied: 23, others: 2);
        await client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(158_333_333.333333m), Source = "A bureau" });

        var card = await client.ReadUntilAsync(Card.Company, card =>
            card.Of(KpiName.Sales).Numerator == "9500000" && card.Of(KpiName.CustomerSatisfaction).SampleSize == 50 && card.Of(KpiName.DevelopmentRate).SampleSize == 27);

        Assert.Equal("10000000: 9500000, attained 0.950000000000 = 9500000/10000000", Text(card.Of(KpiName.Sales)));
        Assert.Equal("0.9: 0.920000000000, attained 1.022222222222 = 46/50", Text(card.Of(KpiName.CustomerSatisfaction)));
        Assert.Equal("0.05: 0.060000000000, attained 1.200000000000 = 9500000/158333333.333333", Text(card.Of(KpiName.MarketShare)));
        Assert.Equal("0.3: 0.350000000000, attained 1.166666666667 = 7/20", Text(card.Of(KpiName.DevelopmentRate)));
        // No complaints, and no customers before: left out. (0.4 x 0.95 + 0.2 x 92/90 + 0.2 x 6/5 + 0.1 x 35/30) / 0.9
        Assert.Equal([ScoreRowState.NoData, ScoreRowState.NoData], card.Rows.Skip(4).Select(row => row.State));
        Assert.Equal(("1.045679012346", "good"), (card.Score, card.Band));
        Assert.Equal(("Do something for Sales.", ""), (card.Of(KpiName.Sales).NextStep, card.Of(KpiName.MarketShare).NextStep));
        Assert.Equal("market of all regions, by A bureau", card.Of(KpiName.MarketShare).Basis);
    }

    private static string Text(ScoreRow row) => $"{row.Target}: {row.Actual}, attained {row.Attainment} = {row.Numerator}/{row.Denominator}";
}
