using Google.Type;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Partners that sell in a region of a test's own, so that the sums of other tests are not in it.</summary>
public sealed class Trade
{
    private readonly TestClient _client;
    private readonly string _source;
    private int _sales;

    private Trade(TestClient client, string source, string region) => (_client, _source, Region) = (client, source, region);

    /// <summary>The region, and the start of the ids of its partners.</summary>
    public string Region { get; }

    public static async Task<Trade> BeginAsync(TestClient client) =>
        new(client, await client.CreateSourceAsync(SourceMode.Keyed), TestClient.NewId("region"));

    /// <summary>A partner of this name, whose id is returned.</summary>
    public Task<string> PartnerAsync(string name, ChannelType type = ChannelType.Direct) => _client.CreatePartnerAsync(request =>
    {
        request.PartnerId = $"{Region}-{name}";
        request.Partner.ChannelType = type;
        request.Partner.Region = Region;
    });

    public Task<BatchResult> SellAsync(string partner, decimal amount, string category = "food", string below = "", string on = "2026-03-05T12:00") =>
        SubmitAsync(partner, Make.Sale(NextId(), amount, Make.At(on), category: category).With(sale => sale.Region = Path(below)));

    public Task<BatchResult> ReturnAsync(string partner, decimal amount, string category = "food", string on = "2026-03-05T12:00") =>
        SubmitAsync(partner, Make.Return(NextId(), amount, Make.At(on), category: category).With(back => back.Region = Region));

    public Task<BatchResult> SubmitAsync(string partner, params Transaction[] transactions) => _client.SubmitAsync(_source, Make.Keyed(partner, transactions));

    public string NextId() => $"t{++_sales}";

    /// <summary>A region below this one.</summary>
    public string Path(string below) => below.Length == 0 ? Region : $"{Region}/{below}";

    /// <summary>The market of the whole region as soon as its net is this.</summary>
    public async Task<MarketShare> ShareAsync(decimal net, string? category = null, string period = "2026-03", string below = "")
    {
        MarketShare? share = null;
        await Eventually.TrueAsync(async () => (share = (await GetAsync(category, period, below)).Share).Net.ToDecimal() == net);
        return share!;
    }

    public async Task<GetMarketShareResponse> GetAsync(string? category = null, string period = "2026-03", string below = "", int size = 0, string token = "")
    {
        var request = new GetMarketShareRequest { Region = Path(below), Period = period, PageSize = size, PageToken = token };
        if (category is not null)
            request.Category = category;
        return await _client.Markets.GetMarketShareAsync(request);
    }

    public async Task ReportSizeAsync(decimal total, string? category = null, string period = "2026-03", string source = "A bureau")
    {
        var request = new ReportMarketSizeRequest { Region = Region, Period = period, Total = Yuan(total), Source = source };
        if (category is not null)
            request.Category = category;
        await _client.Markets.ReportMarketSizeAsync(request);
    }

    public async Task ReportCompetitorAsync(string competitor, decimal amount, string? category = null, string period = "2026-03", string source = "A paper")
    {
        var request = new ReportCompetitorSalesRequest { Region = Region, Period = period, Competitor = competitor, Amount = Yuan(amount), Source = source };
        if (category is not null)
            request.Category = category;
        await _client.Markets.ReportCompetitorSalesAsync(request);
    }

    public static Money Yuan(decimal amount) => new() { CurrencyCode = "CNY", Units = (long)amount, Nanos = (int)((amount - (long)amount) * 1_000_000_000) };
}
