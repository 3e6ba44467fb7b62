using Google.Type;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task ReportAsync(TestClient client)
    {
        await client.Markets.ReportMarketSizeAsync(new ReportMarketSizeRequest { Region = "cn", Period = "2026-03", Total = new Money { CurrencyCode = "CNY", Units = 9 }, Source = "A bureau" });
        await client.Markets.ReportCompetitorSalesAsync(new ReportCompetitorSalesRequest
        {
            Region = "cn",
            Category = "tea",
            Period = "2026-03",
            Competitor = "Another",
            Amount = new Money { CurrencyCode = "CNY", Units = 2 },
            Source = "A bureau",
        });
    }
}
