using ChannelGrains.Risks.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Google.Type;

namespace ChannelGrains.Server.Tests.Risk;

/// <summary>From what comes over the API to the level that is stated, for each factor alone. Today is 2026-03-10.</summary>
public sealed class RiskFactorTests : IAsyncLifetime
{
    private RiskServer _server = null!;
    private string _source = "";

    private TestClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await RiskServer.StartAsync();
        _source = await Client.CreateSourceAsync(SourceMode.Keyed);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task SalesBelowPace_OfATargetThatIsMissed()
    {
        await _server.OnlyAsync(RiskFactorKind.SalesBelowPace, "0.5");
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("s", 10, Make.At("2026-03-02T10:00")));
        await Client.Targets.SetTargetAsync(new() { Scope = new() { PartnerId = partner }, Year = "2026", Amount = new Money { CurrencyCode = "CNY", Units = 1_200_000 } });
        await RisesAsync(partner, RiskFactorKind.SalesBelowPace);
    }

    [Fact]
    public async Task SalesDrop_OfWeeksWithoutSales()
    {
        await _server.OnlyAsync(RiskFactorKind.SalesDrop, "0.9");
        var partner = await PartnerAsync();
        await SellAsync(partner, [.. Enumerable.Range(0, 110).Select(sale => Make.Sale($"s{sale}", 10, Make.At("2025-12-20T10:00").AddDays(-4 * sale)))]);
        await RisesAsync(partner, RiskFactorKind.SalesDrop);
    }

    [Fact]
    public async Task ReturnSpike_OfGoodsThatComeBack()
    {
        await _server.OnlyAsync(RiskFactorKind.ReturnSpike, "0.1");
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("s", 100, Make.At("2026-03-02T10:00")));
        await StaysLowAsync(partner);
        await SellAsync(partner, Make.Return("r", 50, Make.At("2026-03-08T10:00")));
        await RisesAsync(partner, RiskFactorKind.ReturnSpike);
    }

    [Theory]
    [InlineData(RiskFactorKind.Stuffing)]
    [InlineData(RiskFactorKind.BracketShopping)]
    public async Task Stuffing_OfAMonthsEndThatComesBack(RiskFactorKind kind)
    {
        await _server.OnlyAsync(kind, "0.1");
        var partner = await PartnerAsync();
        await Client.AgreeAsync(partner, Earning.Terms("1000:0.03 -:0.08"));
        await SellAsync(partner, Make.Sale("a", 500, Make.At("2026-02-10T10:00")), Make.Sale("b", 900, Make.At("2026-02-27T10:00")), Make.Return("c", 700, Make.At("2026-03-03T10:00")));
        await RisesAsync(partner, kind);
    }

    [Fact]
    public async Task Diversion_OfSalesOutsideTheTerritory()
    {
        await _server.OnlyAsync(RiskFactorKind.Diversion, "0.2");
        var partner = await PartnerAsync();
        var terms = Earning.Terms("-:0.05");
        terms.Territory = new ChannelGrains.Agreements.V1.Territory { Regions = { "cn/sichuan" } };
        await Client.AgreeAsync(partner, terms);
        await SellAsync(partner, Make.Sale("a", 100, Make.At("2026-03-02T10:00")));
        await StaysLowAsync(partner);
        await SellAsync(partner, Make.Sale("b", 100, Make.At("2026-03-03T10:00")).With(sale => sale.Region = "cn/beijing"));
        var factor = await RisesAsync(partner, RiskFactorKind.Diversion);
        Assert.Equal("0.5", factor.Observed);
    }

    [Fact]
    public async Task CategoryDependence_OfOneCategory()
    {
        await _server.OnlyAsync(RiskFactorKind.CategoryDependence, "0.9");
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("a", 100, Make.At("2026-03-02T10:00")));
        await RisesAsync(partner, RiskFactorKind.CategoryDependence);
    }

    [Fact]
    public async Task CustomerDependence_OfFiveCustomersInTen()
    {
        await _server.OnlyAsync(RiskFactorKind.CustomerDependence, "0.8");
        var partner = await PartnerAsync();
        await SellAsync(partner, Sales(5, each: 10).Concat(Sales(20, each: 1)));
        await StaysLowAsync(partner);
        await SellAsync(partner, Sales(5, each: 40, "again-"));
        var factor = await RisesAsync(partner, RiskFactorKind.CustomerDependence);
        Assert.Equal("0.925926", factor.Observed); // 250 of 270 sales

        static IEnumerable<Transaction> Sales(int customers, int each, string prefix = "") => Enumerable.Range(0, customers * each)
            .Select(sale => Make.Sale($"{prefix}{customers}-{sale}", 10, Make.At("2026-03-02T10:00")).With(named => named.CustomerId = $"{customers}-{sale % customers}"));
    }

    [Fact]
    public async Task NegativeMargin_OfSalesBelowCost()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin, "0.2");
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("a", 100, Make.At("2026-03-02T10:00")).With(sale => sale.Lines[0].CostMicros = 150_000_000));
        var factor = await RisesAsync(partner, RiskFactorKind.NegativeMargin);
        Assert.Equal("0.5", factor.Observed);
    }

    [Fact]
    public async Task Conflicts_OfAnIdWithOtherContent()
    {
        await _server.OnlyAsync(RiskFactorKind.Conflicts);
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("a", 100));
        await SellAsync(partner, Make.Sale("a", 200));
        var factor = await RisesAsync(partner, RiskFactorKind.Conflicts);
        Assert.Equal("0.5", factor.Observed);
    }

    [Fact]
    public async Task Clock_OfASaleAhead()
    {
        await _server.OnlyAsync(RiskFactorKind.Clock);
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("a", 100), Make.Sale("b", 100, Make.At("2026-03-20T10:00")));
        await RisesAsync(partner, RiskFactorKind.Clock);
    }

    [Fact]
    public async Task Quarantine_OfSalesInAnotherCurrency()
    {
        await _server.OnlyAsync(RiskFactorKind.Quarantine, "0.4");
        var partner = await PartnerAsync();
        await SellAsync(partner, Make.Sale("a", 100), Make.Sale("b", 100).With(sale => sale.CurrencyCode = "USD"));
        await RisesAsync(partner, RiskFactorKind.Quarantine);
    }

    [Fact]
    public async Task OverdueComplaints_OfOneThatNobodyAnswers()
    {
        await _server.OnlyAsync(RiskFactorKind.OverdueComplaints);
        var partner = await PartnerAsync();
        await Client.Feedback.OpenComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-1", Subject = "wet", ResponseLimit = new() { Seconds = 60 } });
        await StaysLowAsync(partner);
        // Nothing arrives: the limit passes.
        await RisesAsync(partner, RiskFactorKind.OverdueComplaints);
        await Client.Feedback.AnswerComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-1", Answer = "a new one" });
        await _server.StatedAsync(partner, RiskLevel.Low);
    }

    [Fact]
    public async Task Disputes_OfAnOpenOne()
    {
        await _server.OnlyAsync(RiskFactorKind.Disputes);
        var partner = await PartnerAsync();
        await CloseAsync(partner);
        await StaysLowAsync(partner);
        await Client.Settlement.OpenDisputeAsync(new() { PartnerId = partner, StatementId = "2026-01", Reason = "too little" });
        await RisesAsync(partner, RiskFactorKind.Disputes);
    }

    [Fact]
    public async Task PayeeChanged_BeforeAStatementThatIsToBePaid()
    {
        await _server.OnlyAsync(RiskFactorKind.PayeeChanged, "5");
        var partner = await PartnerAsync();
        await CloseAsync(partner, payee: true);
        var payments = new PaymentService.PaymentServiceClient(Client.Channel);
        var payee = (await payments.GetPayeeAsync(new() { PartnerId = partner })).Payee;
        var changed = payee.Payee.Clone();
        changed.Name = "Another Ltd";
        await payments.SetPayeeAsync(new() { PartnerId = partner, Payee = changed, Reason = "a new name", Evidence = Agreeing.Paper });
        var hash = (await payments.GetPayeeAsync(new() { PartnerId = partner })).Payee.ContentHash;
        await payments.VerifyPayeeAsync(new() { PartnerId = partner, ContentHash = hash, Note = "called back" });
        await Client.Settlement.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        await RisesAsync(partner, RiskFactorKind.PayeeChanged);
    }

    [Fact]
    public async Task OverdueObligations_UntilTheyAreRecordedAsMet()
    {
        await _server.OnlyAsync(RiskFactorKind.OverdueObligations);
        var partner = await PartnerAsync();
        await Client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, terms: Agreeing.Terms(terms => terms.Obligations[0].DueOn = "2026-03-05")));
        await Client.SignAsync(partner);
        await RisesAsync(partner, RiskFactorKind.OverdueObligations);

        await Client.Agreements.RecordObligationAsync(new() { PartnerId = partner, ObligationId = "opening", DueOn = "2026-03-05", Evidence = "a photo" });
        await _server.StatedAsync(partner, RiskLevel.Low);
        await _server.VerifyAsync();
    }

    private Task<string> PartnerAsync() => Client.CreatePartnerAsync();

    private Task SellAsync(string partner, params IEnumerable<Transaction> transactions) => Client.SubmitAsync(_source, Make.Keyed(partner, transactions));

    private async Task CloseAsync(string partner, bool payee = false)
    {
        var terms = Earning.Terms("-:0.1");
        if (payee)
            terms.Payment = Agreeing.Terms().Payment;
        await Client.AgreeAsync(partner, terms);
        await SellAsync(partner, Make.Sale("jan", 1_000, Make.At("2026-01-10T10:00")));
        await Client.Settlement.ClosePeriodAsync(new() { PartnerId = partner, Period = "2026-01" });
    }

    private async Task StaysLowAsync(string partner)
    {
        var until = _server.Time.GetUtcNow().AddSeconds(3);
        await _server.PassAsync(() => Task.FromResult(_server.Time.GetUtcNow() > until));
        Assert.Null((await _server.RiskAsync(partner)).Stated);
    }

    private async Task<RiskFactor> RisesAsync(string partner, RiskFactorKind kind)
    {
        var risk = await _server.StatedAsync(partner, RiskLevel.Critical);
        var factor = Assert.Single(risk.Stated.Factors, factor => factor.Contribution != "0");
        Assert.Equal((kind, true, "1"), (factor.Kind, factor.Raised, factor.Contribution));
        Assert.Equal(factor.Observed, risk.Factors.Single(one => one.Kind == kind).Observed);
        await _server.VerifyAsync();
        return factor;
    }
}
