namespace ChannelGrains.Server.Tests.Markets;

/// <summary>What is known of markets after a restart on the same data directory.</summary>
public sealed class MarketRestartTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(300)]
    public async Task Market_AfterARestart_IsAsBefore(int reports)
    {
        using var directory = new TemporaryDirectory();
        MarketShare before;
        ListMarketsResponse listed;
        ReportMarketSizeResponse answered;
        var repeated = new ReportMarketSizeRequest { Period = "2026-02", Category = "food", Total = Trade.Yuan(5), Source = "x", RequestId = "r" };
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            var trade = await Trade.BeginAsync(client);
            await trade.SellAsync(await trade.PartnerAsync("a"), 10);
            answered = await client.Markets.ReportMarketSizeAsync(repeated);
            for (var i = 1; i <= reports; i++)
                await client.Markets.ReportCompetitorSalesAsync(new() { Period = "2026-03", Category = "food", Competitor = $"c{i % 3}", Amount = Trade.Yuan(i), Source = "x" });
            await trade.ShareAsync(10);
            (before, listed) = await ReadAsync(client);
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        // What was not saved when the server stopped is told again in the background.
        await Eventually.TrueAsync(async () => await ReadAsync(after) is var (share, markets) && share.Equals(before) && markets.Markets.Equals(listed.Markets));
        Assert.Equal(answered, await after.Markets.ReportMarketSizeAsync(repeated));
        Assert.Equal(MarketSizeBasis.Competitors, before.Size.Basis);
    }

    private static async Task<(MarketShare, ListMarketsResponse)> ReadAsync(TestClient client) => (
        (await client.Markets.GetMarketShareAsync(new() { Period = "2026-03", Category = "food" })).Share,
        await client.Markets.ListMarketsAsync(new() { Period = "2026-Q1" }));
}
