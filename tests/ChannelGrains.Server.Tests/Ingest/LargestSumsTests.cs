namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Sums that leave 64 bits though each line keeps to the contract's bounds.</summary>
public sealed class LargestSumsTests(SharedServer shared)
{
    private const long MostThousandths = 1_000_000_000_000;
    private const int Lines = 1_000, Transactions = 9_300, InABatch = 300;

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Units_Beyond64Bits_LeaveTheFiguresOfAllReadable()
    {
        var trade = await Trade.BeginAsync(_client);
        var (partner, other) = (await trade.PartnerAsync("large"), await trade.PartnerAsync("small"));
        await trade.SellAsync(other, 5);
        var lines = Enumerable.Repeat(new TransactionLine { QuantityThousandths = MostThousandths }, Lines).ToList();
        for (var sent = 0; sent < Transactions; sent += InABatch)
        {
            Transaction[] batch = [.. Enumerable.Range(0, InABatch).Select(_ => Make.Sale(trade.NextId()).With(sale =>
            {
                sale.Region = trade.Region;
                sale.Lines.Clear();
                sale.Lines.AddRange(lines);
            }))];
            Applied.As(await trade.SubmitAsync(partner, batch), accepted: InABatch);
        }

        Assert.Equal(Transactions, (await _client.KpisAsync(partner, "2026-03")).Total.Transactions);
        var scope = new ChannelScope { Region = trade.Region };
        LeaderboardRow[] rows = [];
        await Eventually.TrueAsync(async () => (rows = [.. (await _client.Kpis.ListPartnerKpisAsync(
            new ListPartnerKpisRequest { Period = "2026", Scope = scope, OrderBy = LeaderboardOrder.Units })).Rows]).Length == 2 && rows[0].Measures.Transactions == Transactions);
        Assert.Equal([partner, other], rows.Select(row => row.PartnerId));
        foreach (var period in (string[])["2026-03", "2026-Q1", "2026"])
            Assert.Equal(Transactions + 1, (await _client.Kpis.GetChannelKpisAsync(new GetChannelKpisRequest { Period = period, Scope = scope })).Kpis.Total.Transactions);
        Assert.Equal(5m, (await trade.ShareAsync(5)).Net.ToDecimal());
        Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest { Period = "2026-03" })).Differences);
    }
}
