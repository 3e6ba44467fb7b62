namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>The figures of one partner, computed by hand from these transactions: in January 2026 a sale of tea (100, 2 pieces, cost 60) with food
/// (50, 1 piece, cost unknown) on the 15th and one of food (30.50, 1.5 kg, cost 20) on the 20th; in February a return of food (10.25, 0.5 kg,
/// cost 6) and a sale of tea (200, 4 pieces, cost 120); in March a sale that was voided; on 2025-12-31 a sale of food (70).</summary>
public sealed class PartnerKpiTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await _client.CreatePartnerAsync();
        await _client.SubmitAsync(_source, Make.Keyed(_partner,
            Sale("a", "2026-01-15T09:00", "c1", Make.Line(100, "tea", 2, 60), Make.Line(50)),
            Sale("b", "2026-01-20T10:00", "c2", Make.Line(30.50m, quantity: 1.5m, cost: 20)),
            Sale("c", "2026-02-02T11:00", "c1", Make.Line(10.25m, quantity: 0.5m, cost: 6)).With(back => back.Kind = TransactionKind.Return),
            Sale("d", "2026-02-10T12:00", "c1", Make.Line(200, "tea", 4, 120)),
            Sale("e", "2026-03-05T13:00", "", Make.Line(40, "tea"))));
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Void("v", "e"), Sale("f", "2025-12-31T23:59", "c2", Make.Line(70))));
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Kpis_OfAMonth_AreThoseByHand()
    {
        var january = await _client.KpisAsync(_partner, "2026-01");

        Assert.Equal((_partner, "2026-01", "2026-01-01", "2026-01-31"), (january.PartnerId, january.Period, january.FirstDay, january.LastDay));
        AssertMeasures(january.Total, gross: 180.50m, returns: 0, units: 4_500, transactions: 2, cost: 80, known: 130.50m);
        Assert.Equal("CNY", january.Total.Net.CurrencyCode);
        Assert.Equal(["food", "tea"], january.Categories.Select(category => category.Category));
        AssertMeasures(january.Categories[0].Measures, gross: 80.50m, returns: 0, units: 2_500, transactions: 2, cost: 20, known: 30.50m);
        AssertMeasures(january.Categories[1].Measures, gross: 100, returns: 0, units: 2_000, transactions: 1, cost: 60, known: 100);
        Assert.Equal((2L, true, ""), (january.DistinctCustomers.Value, january.DistinctCustomers.Exact, january.DistinctCustomers.StandardError));
        Assert.Equal(1, january.NewCustomers);
        Assert.Equal("1.578571428571", january.NetGrowth.Value);
        Assert.Equal((110.5m, 70m), (decimal.Parse(january.NetGrowth.Numerator), decimal.Parse(january.NetGrowth.Denominator)));
    }

    [Fact]
    public async Task Kpis_WithReturns_HaveAReturnRate()
    {
        var february = await _client.KpisAsync(_partner, "2026-02");

        AssertMeasures(february.Total, gross: 200, returns: 10.25m, units: 3_500, transactions: 2, cost: 114, known: 189.75m);
        Assert.Equal(0.05125m, decimal.Parse(february.Total.ReturnRate.Value));
        Assert.Equal((10.25m, 200m), (decimal.Parse(february.Total.ReturnRate.Numerator), decimal.Parse(february.Total.ReturnRate.Denominator)));
    }

    [Fact]
    public async Task Kpis_OfAVoidedSale_AreNothing()
    {
        var march = await _client.KpisAsync(_partner, "2026-03");

        AssertMeasures(march.Total, gross: 0, returns: 0, units: 0, transactions: 0, cost: 0, known: 0);
        Assert.False(march.Total.ReturnRate.HasValue);
        Assert.Equal(-1m, decimal.Parse(march.NetGrowth.Value));
    }

    [Theory]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", 380.50, 10.25, 4, 2, 1)]
    [InlineData("2026", "2026-01-01", "2026-12-31", 380.50, 10.25, 4, 2, 1)]
    [InlineData("2025-12", "2025-12-01", "2025-12-31", 70, 0, 1, 1, 1)]
    [InlineData("2025", "2025-01-01", "2025-12-31", 70, 0, 1, 1, 1)]
    [InlineData("2026-01-W3", "2026-01-15", "2026-01-21", 180.50, 0, 2, null, 1)]
    [InlineData("2026-01-W4", "2026-01-22", "2026-01-31", 0, 0, 0, null, 0)]
    [InlineData("2026-01-15", "2026-01-15", "2026-01-15", 150, 0, 1, null, 1)]
    public async Task Kpis_OfEveryKindOfPeriod_AreThoseByHand(
        string period, string first, string last, double gross, double returns, long transactions, int? customers, long newCustomers)
    {
        var kpis = await _client.KpisAsync(_partner, period);

        Assert.Equal((period, first, last), (kpis.Period, kpis.FirstDay, kpis.LastDay));
        Assert.Equal(((decimal)gross, (decimal)returns), (kpis.Total.Gross.ToDecimal(), kpis.Total.Returns.ToDecimal()));
        Assert.Equal((transactions, newCustomers), (kpis.Total.Transactions, kpis.NewCustomers));
        Assert.Equal(customers, (int?)kpis.DistinctCustomers?.Value);
    }

    [Fact]
    public async Task Growth_AfterNothing_HasNoValue() => Assert.False((await _client.KpisAsync(_partner, "2025-12")).NetGrowth.HasValue);

    [Fact]
    public async Task Kpis_RightAfterAnAcknowledgedBatch_ShowItAlways()
    {
        await using var session = await _client.OpenAsync(_source);
        var version = 0L;
        for (var i = 1; i <= 50; i++)
        {
            await session.SubmitAsync(Make.Keyed(_partner, Make.Sale($"s{i}", at: Make.At("2026-05-01T10:00"))));
            var answer = await _client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = _partner, Period = "2026-05-01" });
            Assert.Equal(i * 10m, answer.Kpis.Total.Net.ToDecimal());
            Assert.True(answer.JournalVersion > version);
            version = answer.JournalVersion;
        }
    }

    [Fact]
    public async Task Kpis_OfAnUnknownPartnerOrPeriod_AreRefused()
    {
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Get("no-such-partner", "2026"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", Get("", "2026"));
        foreach (var period in new[] { "", "2026-13", "2026-02-30", "FY2026", "2026-W05", "2026-01-W5", "last month" })
            Assert.Equal("period", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", Get(_partner, period))));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T22:59", "2026-03-28")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T21:59", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T22:00", "2026-03-30")]
    [InlineData("America/New_York", "2025-11-02T03:59", "2025-11-01")]
    [InlineData("America/New_York", "2025-11-02T04:00", "2025-11-02")]
    [InlineData("America/New_York", "2025-11-03T04:59", "2025-11-02")]
    [InlineData("America/New_York", "2025-11-03T05:00", "2025-11-03")]
    [InlineData("Asia/Shanghai", "2026-01-31T15:59", "2026-01-31")]
    [InlineData("Asia/Shanghai", "2026-01-31T16:00", "2026-02-01")]
    public async Task BusinessDay_InThePartnersZone_IsTheLocalDate(string zone, string utc, string day)
    {
        var partner = await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone);
        await _client.SubmitAsync(_source, Make.Keyed(partner, Make.Sale("s", at: Make.At(utc))));

        Assert.Equal(10m, await _client.NetAsync(partner, day));
    }

    private AsyncUnaryCall<GetPartnerKpisResponse> Get(string partner, string period) =>
        _client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = period });

    private static void AssertMeasures(SalesMeasures measures, decimal gross, decimal returns, long units, long transactions, decimal cost, decimal known)
    {
        Assert.Equal((gross, returns, gross - returns), (measures.Gross.ToDecimal(), measures.Returns.ToDecimal(), measures.Net.ToDecimal()));
        Assert.Equal((units, transactions), (measures.UnitsThousandths, measures.Transactions));
        Assert.Equal((cost, known, known - cost), (measures.Cost.ToDecimal(), measures.NetWithKnownCost.ToDecimal(), measures.Margin.ToDecimal()));
    }

    private static Transaction Sale(string id, string utc, string customer, params TransactionLine[] lines) =>
        Make.Sale(id, at: Make.At(utc), customer: customer).With(sale =>
        {
            sale.Lines.Clear();
            sale.Lines.Add(lines);
        });
}
