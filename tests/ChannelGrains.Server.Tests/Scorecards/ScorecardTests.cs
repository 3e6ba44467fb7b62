using ChannelGrains.Scorecards.V1;
using ChannelGrains.Targets.V1;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>There is one definition of scorecards per server, so these tests have one of their own.</summary>
public sealed class ScorecardTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        // What a watch shows is told to it: nothing here waits for a renewal.
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Watch:Renewal"] = "00:10:00" });
        _client = new TestClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Get_OfAPartner_IsComputedFromItsOwnFacts()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.DefineAsync(Card.SourceTable());
        await _client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(1_000), Source = "A bureau" });
        await trade.SubmitAsync(partner, Make.Sale("f1", 10, Make.Noon.AddMonths(-1), "m-1"), Make.Sale("f2", 10, Make.Noon.AddMonths(-1), "m-2"));
        await trade.SubmitAsync(partner, Make.Sale("m1", 60, customer: "m-1"), Make.Sale("m2", 20, customer: "m-3"), Make.Sale("m3", 20, customer: "m-4"), Make.Return("m4", 50, customer: "m-1"));
        await _client.AnswerAsync(partner, satisfied: 3, others: 1);
        await _client.ComplainAsync(partner, "C-1", hours: 1);
        await _client.ComplainAsync(partner, "C-2", hours: 49);
        await _client.ComplainAsync(partner, "C-3", hours: null);

        var card = await _client.ReadAsync(partner);

        Assert.Equal(
        [
            "Sales Counted 50/10000000 of 4", "CustomerSatisfaction Counted 3/4 of 4", "MarketShare Counted 50/1000 of 4", "DevelopmentRate NoData / of 0",
            "CustomerGrowth Counted 1/2 of 3", "AfterSalesResponse Counted 1/3 of 3",
        ], card.Rows.Select(row => $"{row.Kpi} {row.State} {row.Numerator}/{row.Denominator} of {row.SampleSize}"));
        Assert.Equal(("2026-03", "2026-03-01", "2026-03-31", 1L), (card.Period, card.FirstDay, card.LastDay, card.DefinitionVersion));
        Assert.True(card.HasScore);
        // The months of the quarter together.
        Assert.Equal(("70", "30000000"), (await _client.ReadAsync(partner, "2026-Q1")).Of(KpiName.Sales) is var row ? (row.Numerator, row.Target) : default);
    }

    [Theory]
    [InlineData("2026-03", "3 1/1 3/100 0/1 200/1", "2026-03-01 2026-03-31")]
    [InlineData("2026-Q1", "6 2/3 6/300 2/1 600/3", "2026-01-01 2026-03-31")]
    [InlineData("2026", "10 2/3 10/400 3/1 2400/12", "2026-01-01 2026-12-31")]
    [InlineData("FY2026-Q4", "6 2/3 6/300 2/1 600/3", "2026-01-01 2026-03-31")]
    [InlineData("FY2026", "7 2/3 7/400 4/0 2400/12", "2025-04-01 2026-03-31")]
    public async Task Get_OfEachKindOfPeriod_IsOfAllItsMonths(string period, string figures, string days)
    {
        await _client.Programme.UpdateProgrammeAsync(new() { Programme = new() { FiscalYearStartMonth = 4 }, UpdateMask = new() { Paths = { "fiscal_year_start_month" } } });
        await _client.DefineAsync(Card.SourceTable("2025-01").With(definition => definition.Kpis[0].Target = "200"));
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        foreach (var (month, amount, customer) in new[] { ("2025-12", 1, "m-0"), ("2026-01", 1, "m-1"), ("2026-02", 2, "m-2"), ("2026-03", 3, "m-3"), ("2026-05", 4, "m-4") })
        {
            await trade.SubmitAsync(partner, Make.Sale(trade.NextId(), amount, Make.At(month + "-05T12:00"), customer));
            await _client.Markets.ReportMarketSizeAsync(new() { Period = month, Total = Trade.Yuan(100), Source = "A bureau" });
        }
        await _client.AnswerAsync(partner, satisfied: 1, others: 0, on: "2026-01-05");
        await _client.AnswerAsync(partner, satisfied: 0, others: 1, on: "2026-02-05");
        await _client.AnswerAsync(partner, satisfied: 1, others: 0);

        foreach (var scope in new[] { new ScorecardScope { PartnerId = partner }, Card.Company })
        {
            var card = await _client.ReadUntilAsync(scope, card => Text(card) == figures || scope.ScopeCase == ScorecardScope.ScopeOneofCase.PartnerId, period);
            Assert.Equal((figures, days), (Text(card), $"{card.FirstDay} {card.LastDay}"));
        }

        static string Text(Scorecard card) => string.Join(' ', [
            card.Of(KpiName.Sales).Numerator, Ratio(card, KpiName.CustomerSatisfaction), Ratio(card, KpiName.MarketShare), Ratio(card, KpiName.CustomerGrowth),
            $"{card.Of(KpiName.Sales).Target}/{int.Parse(card.Of(KpiName.Sales).Target, System.Globalization.CultureInfo.InvariantCulture) / 200}"]);

        static string Ratio(Scorecard card, KpiName kpi) => $"{card.Of(kpi).Numerator}/{card.Of(kpi).Denominator}";
    }

    [Fact]
    public async Task Get_OfWhoSoldNothing_IsZeroOnceItCouldSell()
    {
        await _client.DefineAsync(Card.SourceTable("2025-01"));
        await _client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(100), Source = "A bureau" });
        var active = await _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-03-31");
        var prospect = await _client.CreatePartnerAsync(request => request.InitialState = PartnerState.Prospect);

        var row = (await _client.ReadAsync(active)).Of(KpiName.Sales);
        Assert.Equal((ScoreRowState.Counted, "0", "0.000000000000", "0", "Do something for Sales."), (row.State, row.Actual, row.Attainment, row.Numerator, row.NextStep));
        Assert.Equal("0.000000000000", (await _client.ReadAsync(active)).Of(KpiName.MarketShare).Actual);
        // Before it was active, in a period that has not begun, and of one that never was.
        foreach (var (partner, period) in new[] { (active, "2026-02"), (active, "2099-01"), (prospect, "2026-03") })
            Assert.Equal(ScoreRowState.NoData, (await _client.ReadAsync(partner, period)).Of(KpiName.Sales).State);
        await _client.ReadUntilAsync(Card.Company, card => card.Of(KpiName.Sales) is { State: ScoreRowState.Counted, Actual: "0" });
        Assert.Equal(ScoreRowState.NoData, (await _client.ReadAsync(Card.Company, "2026-02")).Of(KpiName.Sales).State);
        Assert.Equal(ScoreRowState.NoData, (await _client.ReadAsync(Card.Company, "2099-01")).Of(KpiName.Sales).State);
    }

    [Fact]
    public async Task Get_OfAShare_IsOfTheNearestMarketWithAKnownSize()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await _client.CreatePartnerAsync(request => request.Partner.Region = "cn/sichuan/chengdu");
        await _client.DefineAsync(Card.SourceTable());
        await trade.SubmitAsync(partner, Make.Sale("s1", 10));
        Assert.Equal(ScoreRowState.NoData, (await _client.ReadAsync(partner)).Of(KpiName.MarketShare).State);
        await _client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(1_000), Source = "A bureau" });
        Assert.Equal("1000", (await _client.ReadAsync(partner)).Of(KpiName.MarketShare).Denominator);
        await _client.Markets.ReportMarketSizeAsync(new() { Region = "cn/sichuan", Period = "2026-03", Total = Trade.Yuan(100), Source = "A town" });
        Assert.Equal(("100", "market of cn/sichuan, by A town"), (await _client.ReadAsync(partner)).Of(KpiName.MarketShare) is var row ? (row.Denominator, row.Basis) : default);
    }

    [Fact]
    public async Task Get_OfScopes_AddsUpThePartnersInThem()
    {
        await _client.DefineAsync(Card.SourceTable());
        var (one, two) = (await Trade.BeginAsync(_client), await Trade.BeginAsync(_client));
        var (a, b, c) = (await one.PartnerAsync("a"), await one.PartnerAsync("b", ChannelType.Intermediary), await two.PartnerAsync("c"));
        await one.SellAsync(a, 10);
        await one.SellAsync(b, 20);
        await two.SellAsync(c, 40);
        foreach (var (partner, satisfied) in new[] { (a, 1), (b, 2), (c, 3) })
            await _client.AnswerAsync(partner, satisfied, others: 1);
        await _client.ComplainAsync(b, "C-1", hours: null);

        await _client.ReadUntilAsync(Card.Company, card => Text(card) == "70 6/9 0/1");
        Assert.Equal("30 3/5 0/1", Text(await _client.ReadAsync(new ScorecardScope { Region = one.Region })));
        Assert.Equal("40 3/4 0/0", Text(await _client.ReadAsync(new ScorecardScope { Region = two.Region })));
        Assert.Equal("20 2/3 0/1", Text(await _client.ReadAsync(new ScorecardScope { ChannelType = ChannelType.Intermediary })));

        static string Text(Scorecard card) =>
            $"{card.Of(KpiName.Sales).Numerator} {Ratio(card.Of(KpiName.CustomerSatisfaction))} {Ratio(card.Of(KpiName.AfterSalesResponse))}";

        static string Ratio(ScoreRow row) => $"{row.Numerator}/{row.Denominator}";
    }

    [Fact]
    public async Task Get_APartnerAmongPeers_SaysWhereItStands()
    {
        await _client.DefineAsync(Card.SourceTable());
        var trade = await Trade.BeginAsync(_client);
        List<string> partners = [];
        foreach (var (name, amount) in new[] { ("a", 10), ("b", 20), ("c", 20), ("d", 30) })
        {
            partners.Add(await trade.PartnerAsync(name));
            await trade.SellAsync(partners[^1], amount);
        }
        await trade.SellAsync(await trade.PartnerAsync("other", ChannelType.Internal), 99);
        await trade.ShareAsync(179);

        var places = await Task.WhenAll(partners.Select(partner => _client.ReadAsync(partner)));
        Assert.Equal(["0.000000000000", "0.500000000000", "0.500000000000", "1.000000000000"], places.Select(card => card.Peers.Percentile));
        Assert.All(places, card => Assert.Equal(3, card.Peers.Others));
        Assert.Null((await _client.ReadAsync($"{trade.Region}-other")).Peers);
    }

    [Fact]
    public async Task Get_OfNobodyOrOfAnUndefinedPeriod_IsRefused()
    {
        var partner = await _client.CreatePartnerAsync();
        await RefusedAsync(StatusCode.FailedPrecondition, "SCORECARD_UNDEFINED", new ScorecardScope { PartnerId = partner });
        await _client.DefineAsync(Card.SourceTable());
        await RefusedAsync(StatusCode.FailedPrecondition, "SCORECARD_UNDEFINED", new ScorecardScope { PartnerId = partner }, "2025-12");
        await RefusedAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", new ScorecardScope { PartnerId = "nobody" });
        await RefusedAsync(StatusCode.InvalidArgument, "SCOPE", null);
        await RefusedAsync(StatusCode.InvalidArgument, "SCOPE", new ScorecardScope { Company = false });
        await RefusedAsync(StatusCode.InvalidArgument, "SCOPE", new ScorecardScope { Region = "" });
        await RefusedAsync(StatusCode.InvalidArgument, "INVALID_REGION", new ScorecardScope { Region = "/cn" });
        await RefusedAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", new ScorecardScope { ChannelType = (ChannelType)9 });
        await RefusedAsync(StatusCode.InvalidArgument, "PERIOD", Card.Company, "2026-01-15");

        async Task RefusedAsync(StatusCode code, string reason, ScorecardScope? scope, string period = "2026-03") =>
            await Refused.WithAsync(code, reason, _client.Scorecards.GetScorecardAsync(new GetScorecardRequest { Scope = scope, Period = period }));
    }

    [Fact]
    public async Task Define_Versions_HoldFromTheirMonthsOnAndRepeatTheirAnswers()
    {
        var partner = await _client.CreatePartnerAsync();
        var request = new DefineScorecardRequest { Definition = Card.SourceTable(), RequestId = "r" };
        var first = (await _client.Scorecards.DefineScorecardAsync(request)).Definition;
        Assert.Equal((1L, "1", "2026-01"), (first.Version, first.Etag, first.EffectiveFrom));
        Assert.Equal(first, (await _client.Scorecards.DefineScorecardAsync(request)).Definition);
        request.Definition.Kpis[0].Weight = "9";
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Scorecards.DefineScorecardAsync(request));

        var next = Card.SourceTable("2026-04");
        next.Etag = "7";
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.Scorecards.DefineScorecardAsync(new DefineScorecardRequest { Definition = next }));
        next.Etag = first.Etag;
        var second = await _client.DefineAsync(next);

        Assert.Equal([first, second], (await _client.Scorecards.ListScorecardDefinitionsAsync(new())).Definitions);
        Assert.Equal((1L, 2L), ((await _client.ReadAsync(partner)).DefinitionVersion, (await _client.ReadAsync(partner, "2026-04")).DefinitionVersion));
    }

    [Fact]
    public async Task Watch_OfAPartner_ShowsWhatChangesAndNothingElse()
    {
        await _client.DefineAsync(Card.SourceTable());
        var (partner, other) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync(request => request.Partner.Region = "de"));
        using var watch = Watch(new ScorecardScope { PartnerId = partner });
        Assert.Equal(ScoreRowState.NoData, (await watch.ReadAsync()).Scorecard.Of(KpiName.CustomerSatisfaction).State);

        await _client.AnswerAsync(other, satisfied: 1, others: 0);
        await _client.AnswerAsync(partner, satisfied: 1, others: 1);
        var (answer, count) = await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.CustomerSatisfaction) is { Numerator: "1", Denominator: "2" });
        Assert.True(count <= 2);
        Assert.Equal(3, answer.JournalVersion);
        await _client.DefineAsync(Card.SourceTable().With(definition => definition.Kpis.RemoveAt(0)));
        Assert.Equal(2, (await watch.ReadUntilAsync(one => one.Scorecard.Rows.Count == 5)).Answer.Scorecard.DefinitionVersion);
    }

    [Fact]
    public async Task Watch_OfTheCompany_FollowsSalesFeedbackPartnersAndMarkets()
    {
        await _client.DefineAsync(Card.SourceTable());
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        using var watch = Watch(Card.Company);
        await watch.ReadAsync();

        await trade.SellAsync(partner, 10);
        await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.Sales).Numerator == "10");
        await _client.AnswerAsync(partner, satisfied: 1, others: 0);
        await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.CustomerSatisfaction).Numerator == "1");
        await _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-03-02");
        await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.DevelopmentRate) is { Numerator: "1", Denominator: "1" });
        await _client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(100), Source = "A bureau" });
        await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.MarketShare).Denominator == "100");
        await _client.Programme.SetDevelopmentPlanAsync(new() { Plan = new() { Period = "2026-03", TargetRate = "0.3" } });
        await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.DevelopmentRate).Target == "0.3");
        await _client.Targets.SetTargetAsync(new SetTargetRequest { Scope = new TargetScope { Company = true }, Year = "2026", Amount = Trade.Yuan(1_200) });
        await watch.ReadUntilAsync(one => one.Scorecard.Of(KpiName.Sales).Target == "100");
    }

    [Fact]
    public async Task SetDevelopmentPlan_Twice_ReplacesItByItsEtag()
    {
        var first = (await SetAsync("2026-Q1", "0.3")).Plan;
        Assert.Equal(("2026-Q1", "0.3", "1"), (first.Period, first.TargetRate, first.Etag));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", SetAsync("2026-Q1", "0.4", "7"));
        var second = (await SetAsync("2026-Q1", "0.4", first.Etag)).Plan;
        await SetAsync("2026", "0.5");

        Assert.Equal(["2026: 0.5", "2026-Q1: 0.4"], (await _client.Programme.ListDevelopmentPlansAsync(new())).Plans.Select(plan => $"{plan.Period}: {plan.TargetRate}"));
        Assert.Equal("plan.target_rate", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "NUMBER", SetAsync("2026", "30 %"))));
        await _client.DefineAsync(Card.SourceTable());
        Assert.Equal("0.4", (await _client.ReadAsync(Card.Company, "2026-Q1")).Of(KpiName.DevelopmentRate).Target);
        Assert.False((await _client.ReadAsync(Card.Company)).Of(KpiName.DevelopmentRate).HasTarget);

        AsyncUnaryCall<SetDevelopmentPlanResponse> SetAsync(string period, string rate, string etag = "") =>
            _client.Programme.SetDevelopmentPlanAsync(new SetDevelopmentPlanRequest { Plan = new DevelopmentPlan { Period = period, TargetRate = rate, Etag = etag } });
    }

    [Fact]
    public async Task Get_OfAScopeWithASalesTarget_HasItInPlaceOfTheDefinitions()
    {
        await _client.DefineAsync(Card.SourceTable());
        var partner = await _client.CreatePartnerAsync();
        await _client.Targets.SetTargetAsync(new SetTargetRequest { Scope = new TargetScope { PartnerId = partner }, Year = "2026", Amount = Trade.Yuan(1_200) });
        await _client.Targets.SetTargetAsync(new SetTargetRequest { Scope = new TargetScope { Company = true }, Year = "2026", Amount = Trade.Yuan(120_000) });

        Assert.Equal(("100", "300", "10000000"), (await TargetAsync(partner, "2026-03"), await TargetAsync(partner, "2026-Q1"), await TargetAsync(partner, "2027-03")));
        Assert.Equal("10000", (await _client.ReadAsync(Card.Company)).Of(KpiName.Sales).Target);
        Assert.Equal("10000000", (await _client.ReadAsync(new ScorecardScope { Region = "cn" })).Of(KpiName.Sales).Target);

        async Task<string> TargetAsync(string of, string period) => (await _client.ReadAsync(of, period)).Of(KpiName.Sales).Target;
    }

    private Watch<WatchScorecardResponse> Watch(ScorecardScope scope) => new(patience => _client.Scorecards.WatchScorecard(
        new WatchScorecardRequest { Scope = scope, Period = "2026-03", MinInterval = new() { Nanos = 50_000_000 } }, cancellationToken: patience));
}
