using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Profit;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Profit;
using ChannelGrains.Markets.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Targets.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Profit;

/// <summary>Live profit and loss, over the API.</summary>
public sealed class ProfitTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _source = "";

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        _source = await _client.CreateSourceAsync(SourceMode.Keyed, source => source.MaxAgeDays = 36_500);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task GetProfitAndLoss_PartnersWithAndWithoutAnAgreement_IsNetLessKnownCostAndCommission()
    {
        var (agreed, plain) = (await AgreedAsync(Percent("0.1")), await _client.CreatePartnerAsync(request =>
            (request.Partner.Region, request.Partner.ChannelType) = ("us/ny", ChannelType.Internal)));
        await SellAsync(agreed, "a1", 100, "2026-03-02", cost: 60);
        await SellAsync(agreed, "a2", 50, "2026-03-03");
        await SellAsync(agreed, "a3", 7, "2026-04-03", cost: 9);
        await SellAsync(plain, "p1", 30, "2026-03-02", cost: 20);

        await ShownAsync(agreed, "2026-04", "0.7");
        await ShownAsync(agreed, "2026-03", "15");
        await ShownAsync(plain, "2026-03", "0");

        Assert.Equal((150m, 60m, 100m, "15", "75", 1), Of(await ReadAsync(new() { PartnerId = agreed }, "2026-03")));
        Assert.Equal((30m, 20m, 30m, "0", "10", 1), Of(await ReadAsync(new() { PartnerId = plain }, "2026-03")));
        Assert.Equal((180m, 80m, 130m, "15", "85", 2), Of(await ReadAsync(new() { Company = true }, "2026-03")));
        // Both months: the partner with sales in both counts once; a margin below 0 stays.
        Assert.Equal((187m, 89m, 137m, "15.7", "82.3", 2), Of(await ReadAsync(new() { Company = true }, "2026")));
        Assert.Equal((30m, 20m, 30m, "0", "10", 1), Of(await ReadAsync(new() { Region = "us" }, "2026-03")));
        Assert.Equal((30m, 20m, 30m, "0", "10", 1), Of(await ReadAsync(new() { ChannelType = ChannelType.Internal }, "2026-Q1")));
        Assert.Equal((0m, 0m, 0m, "0", "0", 0), Of(await ReadAsync(new() { Region = "cn/tibet" }, "2026-03")));
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetProfitAndLoss_AmendedAndLateFacts_MovesTheMonthsThatTheyPrice()
    {
        var partner = await AgreedAsync(Percent("0.1", CommissionPeriod.Quarter, new CommissionBracket { UpTo = "100", Rate = "0.1" }, new CommissionBracket { Rate = "0.2" }));
        await SellAsync(partner, "s1", 100, "2026-01-10");
        await SellAsync(partner, "s2", 100, "2026-02-10");
        await ShownAsync(partner, "2026-02", "20");

        // A late sale of January takes the lower bracket from February's: both months move.
        await SellAsync(partner, "s0", 50, "2026-01-05");
        await ShownAsync(partner, "2026-01", "20");
        await _client.SubmitAsync(_source, Make.Keyed(partner, Make.Void("v1", "s0", Make.At("2026-01-06T10:00"))));
        await ShownAsync(partner, "2026-01", "10");

        await _client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, "2026-02-01", Percent("0.5")));
        await _client.SignAsync(partner);
        await ShownAsync(partner, "2026-02", "50");
        Assert.Equal("60", (await ReadAsync(new() { PartnerId = partner }, "2026-Q1")).Commission);
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetProfitAndLoss_TargetSetLater_TakesItsFactorAlsoInMonthsWithoutSales()
    {
        var terms = Percent("0.1", CommissionPeriod.YearToDate);
        terms.Commission.Levels.Add([new PayoutLevel { Attainment = "0", Factor = "0" }, new PayoutLevel { Attainment = "1", Factor = "1" }]);
        var partner = await AgreedAsync(terms);
        await SellAsync(partner, "s1", 100, "2026-01-10");
        await SellAsync(partner, "s2", 100, "2026-03-10");
        await ShownAsync(partner, "2026-03", "10");

        await _client.Targets.SetTargetAsync(new SetTargetRequest { Scope = new() { PartnerId = partner }, Year = "2026", Amount = new() { CurrencyCode = "CNY", Units = 1_200 } });

        // 100 of 100; 100 of 200: half of 10; 200 of 300: two thirds of 20.
        await ShownAsync(partner, "2026-01", "10");
        await ShownAsync(partner, "2026-02", "-5");
        await ShownAsync(partner, "2026-03", "8.333333333333333333");
        Assert.Equal("13.333333333333333333", (await ReadAsync(new() { Company = true }, "2026")).Commission);
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetProfitAndLoss_AfterARestart_IsTheSameAndWakesNobody()
    {
        var partner = await AgreedAsync(Percent("0.1"));
        await SellAsync(partner, "s1", 100, "2026-03-02", cost: 60);
        await ShownAsync(partner, "2026-03", "10");

        await _server.DisposeAsync();
        await StartAsync();

        Assert.Equal((100m, 60m, 100m, "10", "30", 1), Of(await ReadAsync(new() { Company = true }, "2026-03")));
        Assert.False(_server.Services.GetRequiredService<ViewFeed>().Holds(partner));
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetProfitAndLoss_StoppedWhileBehind_IsComputedAfterTheStart()
    {
        await _server.DisposeAsync();
        // Nothing is computed in time.
        await StartAsync(new() { ["Views:ComputeMilliseconds"] = "10000" });
        var partner = await AgreedAsync(Percent("0.1"));
        await SellAsync(partner, "s1", 100, "2026-03-02", cost: 60);
        Assert.Equal("0", (await ReadAsync(new() { Company = true }, "2026-03")).Commission);
        Assert.Equal("10", (await ReadAsync(new() { PartnerId = partner }, "2026-03")).Commission);

        await _server.DisposeAsync();
        await StartAsync();

        await ShownAsync(partner, "2026-03", "10");
        Assert.Equal((100m, 60m, 100m, "10", "30", 1), Of(await ReadAsync(new() { Company = true }, "2026-03")));
        await VerifiedAsync();
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task GetProfitAndLoss_PartnerMoves_CountsWhereItIsAtTheMonthsEnd()
    {
        var partner = await AgreedAsync(Percent("0.1"));
        await SellAsync(partner, "s1", 100, "2026-03-02");
        await SellAsync(partner, "s2", 100, "2026-04-02");
        await ShownAsync(partner, "2026-04", "10");
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Region = "us/ny" },
            UpdateMask = new() { Paths = { "region" } },
            EffectiveFrom = "2026-04-20",
        });

        await Eventually.TrueAsync(async () => (await ReadAsync(new() { Region = "us" }, "2026-Q2")).PartnerCount == 1);
        Assert.Equal((100m, "10"), ((await ReadAsync(new() { Region = "us" }, "2026")).Net.ToDecimal(), (await ReadAsync(new() { Region = "cn" }, "2026")).Commission));
        await VerifiedAsync();
    }

    [Fact]
    public async Task GetProfitAndLoss_BadQuestion_NamesTheField()
    {
        Assert.Equal("scope", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", Settlement.GetProfitAndLossAsync(new() { Period = "2026-03" }))));
        Assert.Equal("scope.region", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", Settlement.GetProfitAndLossAsync(new() { Scope = new() { Region = "" }, Period = "2026-03" }))));
        Assert.Equal("scope.channel_type", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", Settlement.GetProfitAndLossAsync(new() { Scope = new() { ChannelType = (ChannelType)99 }, Period = "2026-03" }))));
        Assert.Equal("period", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", Settlement.GetProfitAndLossAsync(new() { Scope = new() { Company = true }, Period = "2026-03-05" }))));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Settlement.GetProfitAndLossAsync(new() { Scope = new() { PartnerId = "nobody" }, Period = "2026-03" }));
    }

    private SettlementService.SettlementServiceClient Settlement => new(_server.Channel);

    private static AgreementTerms Percent(string rate, CommissionPeriod period = CommissionPeriod.Month, params CommissionBracket[] brackets) => new()
    {
        Title = "Percent",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = period,
            Brackets = { brackets.Length > 0 ? brackets : [new CommissionBracket { Rate = rate }] },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    private async Task<string> AgreedAsync(AgreementTerms terms)
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, terms: terms));
        await _client.SignAsync(partner);
        return partner;
    }

    private Task SellAsync(string partner, string id, decimal amount, string day, decimal? cost = null) => _client.SubmitAsync(_source, Make.Keyed(partner,
        Make.Sale(id, amount, Make.At(day + "T10:00")).With(sale =>
        {
            sale.Lines.Clear();
            sale.Lines.Add(Make.Line(amount, cost: cost));
        })));

    private async Task<GetProfitAndLossResponse> ReadAsync(ProfitScope scope, string period) => await Settlement.GetProfitAndLossAsync(new() { Scope = scope, Period = period });

    private static (decimal Net, decimal Cost, decimal Known, string Commission, string Profit, long Partners) Of(GetProfitAndLossResponse answer) =>
        (answer.Net.ToDecimal(), answer.Cost.ToDecimal(), answer.NetWithKnownCost.ToDecimal(), answer.Commission, answer.Profit, answer.PartnerCount);

    /// <summary>Waits until the view of a month shows a commission.</summary>
    private Task ShownAsync(string partner, string month, string commission) => Eventually.TrueAsync(async () =>
        ((ProfitReading)await _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IProfitGrain>(month).ReadPartner(partner)).Cell is { } cell
        && Domain.Money.DecimalText.Format(cell.Commission, Domain.Money.Fraction.InexactPlaces) == commission);

    private async Task VerifiedAsync() => Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);

    private async Task StartAsync(Dictionary<string, string?>? settings = null)
    {
        _server = await TestServer.StartAsync(settings, _directory.Path);
        _client = new TestClient(_server.Channel);
    }
}
