using System.Globalization;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>Figures explain themselves: the facts add up to them. And each change of a score names the fact that made it.</summary>
public sealed class ExplainTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestClient _client = null!;
    private Trade _trade = null!;
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _client = new TestClient(_server.Channel);
        _trade = await Trade.BeginAsync(_client);
        _partner = await _trade.PartnerAsync("a");
        await _client.DefineAsync(Card.SourceTable());
        await _client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(1_000), Source = "A bureau" });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Explain_EveryRow_FactsAddUpToItsNumeratorAndDenominator()
    {
        await _trade.SubmitAsync(_partner, Make.Sale("s1", 10.5m), Make.Sale("s2", 20), Make.Return("r1", 3), Make.Void("v1", "s2"), Make.Void("v2", "late"), Make.Sale("s3", 7, Make.Noon.AddMonths(1)));
        await _trade.SubmitAsync(_partner, Make.Sale("late", 99), Make.Sale("usd", 5).With(sale => sale.CurrencyCode = "USD"));
        await _trade.SubmitAsync(_partner, [.. Enumerable.Range(1, 9).Select(number => Make.Sale($"t{number}", number))]);
        var euro = Assert.Single(await _client.QuarantineAsync(_partner));
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = _partner,
            QuarantineId = euro.QuarantineId,
            Corrected = euro.Transaction.With(sale => sale.CurrencyCode = "CNY"),
            Note = "a wrong currency",
        });
        await _client.AnswerAsync(_partner, satisfied: 4, others: 3);
        await _client.AnswerAsync(_partner, satisfied: 1, others: 0, on: "2026-04-01");
        await _client.ComplainAsync(_partner, "C-1", hours: 1);
        await _client.ComplainAsync(_partner, "C-2", hours: 49);
        await _client.ComplainAsync(_partner, "C-3", hours: null);

        foreach (var kpi in new[] { KpiName.Sales, KpiName.MarketShare, KpiName.CustomerSatisfaction, KpiName.AfterSalesResponse })
            foreach (var size in new[] { 1, 3, 1_000 })
            {
                var (row, facts) = await ExplainAsync(kpi, size);
                Assert.Equal(Read(row.Numerator), facts.Sum(fact => Read(fact.Numerator)));
                if (kpi is KpiName.CustomerSatisfaction or KpiName.AfterSalesResponse)
                    Assert.Equal(Read(row.Denominator), facts.Sum(fact => Read(fact.Denominator)));
                Assert.All(facts, fact => Assert.StartsWith("2026-03", fact.BusinessDay, StringComparison.Ordinal));
            }
        Assert.Equal(57.5m, Read((await _client.ReadAsync(_partner)).Of(KpiName.Sales).Numerator));
    }

    [Fact]
    public async Task Explain_OfAShare_NamesTheJournalsAndTheDefinition()
    {
        await _trade.SellAsync(_partner, 10);
        var explained = await _client.Kpis.ExplainFigureAsync(new ExplainFigureRequest { Scope = new ScorecardScope { PartnerId = _partner }, Period = "2026-03", Kpi = KpiName.MarketShare });

        Assert.Equal(1, explained.DefinitionVersion);
        Assert.Equal(("scorecards", 1L), (explained.Journals[0].Journal, explained.Journals[0].Version));
        Assert.Equal(($"partner/{_partner}", 2L), (explained.Journals[1].Journal, explained.Journals[1].Version));
        Assert.Equal(("market/", 1L), (explained.Journals[2].Journal[..7], explained.Journals[2].Version));
        Assert.Equal("net sales / size of the market", explained.Formula);
        var company = await _client.Kpis.ExplainFigureAsync(new ExplainFigureRequest { Scope = Card.Company, Period = "2026-03", Kpi = KpiName.DevelopmentRate });
        Assert.Empty(company.Facts);
        await Refused.WithAsync(StatusCode.InvalidArgument, "KPI", _client.Kpis.ExplainFigureAsync(new ExplainFigureRequest { Scope = Card.Company, Period = "2026-03", Kpi = KpiName.DataQuality }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "KPI", _client.Kpis.ExplainFigureAsync(new ExplainFigureRequest { Scope = Card.Company, Period = "2026-03" }));
    }

    [Fact]
    public async Task History_OfAScore_NamesTheFactOfEachChange()
    {
        await _client.AnswerAsync(_partner, satisfied: 1, others: 0);
        await _client.AnswerAsync(_partner, satisfied: 1, others: 0);
        await _client.AnswerAsync(_partner, satisfied: 0, others: 1);
        await _trade.SellAsync(_partner, 50);
        await _trade.SellAsync(_partner, 50, on: "2026-04-05T12:00");
        await _client.ComplainAsync(_partner, "C-1", hours: 1);

        var history = await _client.Scorecards.ListScoreHistoryAsync(new ListScoreHistoryRequest { PartnerId = _partner, Period = "2026-03" });

        // It began with no sales, which are 0. A second satisfied answer after one changes nothing, nor does a sale of another month. The complaint comes after its limit is over.
        Assert.Equal(["the partner was created", "an answer of 5", "an answer of 3", "1 transactions"], history.Changes.Reverse().Take(4).Select(change => change.Cause.Replace("1 transaction of", "1 transactions of", StringComparison.Ordinal).Split(" of source")[0]));
        Assert.Equal((6, 2L, "local"), (history.Changes.Count, history.Changes[^2].JournalVersion, history.Changes[^2].Principal));
        Assert.Equal(["complaint C-1 was answered", "complaint C-1 came"], history.Changes.Take(2).Select(change => change.Cause));
        Assert.Equal((await _client.ReadAsync(_partner)).Score, history.Changes[0].Score);
        var move = Assert.Single(history.Changes[^2].Moves);
        Assert.Equal((KpiName.CustomerSatisfaction, false, "1.000000000000"), (move.Kpi, move.HasBefore, move.After));

        var page = await _client.Scorecards.ListScoreHistoryAsync(new ListScoreHistoryRequest { PartnerId = _partner, Period = "2026-03", PageSize = 3 });
        var last = await _client.Scorecards.ListScoreHistoryAsync(new ListScoreHistoryRequest { PartnerId = _partner, Period = "2026-03", PageSize = 3, PageToken = page.NextPageToken });
        Assert.Equal(history.Changes, page.Changes.Concat(last.Changes));
        Assert.Equal(("", 6), (last.NextPageToken, last.TotalSize));
    }

    [Fact]
    public async Task Growth_OfTheCompany_IsOfTheUnionOfCustomers()
    {
        var other = await _trade.PartnerAsync("b");
        await _trade.SubmitAsync(_partner, Make.Sale("f1", 1, Make.Noon.AddMonths(-1), "m-1"), Make.Sale("m1", 1, customer: "m-1"), Make.Sale("m2", 1, customer: "m-2"));
        await _trade.SubmitAsync(other, Make.Sale("f2", 1, Make.Noon.AddMonths(-1), "m-1"), Make.Sale("m3", 1, customer: "m-2"), Make.Sale("m4", 1, customer: "m-3"));

        var row = (await _client.ReadUntilAsync(Card.Company, card => card.Of(KpiName.CustomerGrowth).Numerator == "2")).Of(KpiName.CustomerGrowth);

        Assert.Equal(("2", "1", 3L, "union of 2 partners", "0.0081"), (row.Numerator, row.Denominator, row.SampleSize, row.Basis, row.StandardError));
    }

    [Fact]
    public async Task DataQuality_OfAPartner_CountsWhatWentToQuarantineAndWhatCameLate()
    {
        await _client.DefineAsync(new ScorecardDefinition { EffectiveFrom = "2026-01", Kpis = { Card.Kpi(KpiName.DataQuality, "0.25").With(kpi => kpi.Direction = KpiDirection.LowerIsBetter) } });
        var now = DateTimeOffset.UtcNow;
        // All of them are older than the partner here, and so not late.
        await _trade.SubmitAsync(_partner, Make.Sale("s1", 1, now.AddDays(-40)), Make.Sale("s2", 1, now.AddDays(-30)));
        await _trade.SubmitAsync(_partner, Make.Sale("s3", 1, now), Make.Sale("s4", 1, now), Make.Sale("s5", 1, now), Make.Sale("usd", 1, now).With(sale => sale.CurrencyCode = "USD"));

        var row = (await _client.ReadAsync(_partner, now.ToString("yyyy-MM", CultureInfo.InvariantCulture))).Of(KpiName.DataQuality);

        Assert.Equal("1", row.Numerator);
        Assert.True(row.SampleSize >= 4);
        Assert.Equal("1", (await ExplainAsync(KpiName.DataQuality, 0, now.ToString("yyyy-MM", CultureInfo.InvariantCulture))).Row.Numerator);
    }

    private async Task<(ScoreRow Row, List<FigureFact> Facts)> ExplainAsync(KpiName kpi, int size, string period = "2026-03")
    {
        var request = new ExplainFigureRequest { Scope = new ScorecardScope { PartnerId = _partner }, Period = period, Kpi = kpi, PageSize = size };
        List<FigureFact> facts = [];
        ExplainFigureResponse page;
        do
        {
            page = await _client.Kpis.ExplainFigureAsync(request);
            facts.AddRange(page.Facts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return (page.Row, facts);
    }

    private static decimal Read(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
