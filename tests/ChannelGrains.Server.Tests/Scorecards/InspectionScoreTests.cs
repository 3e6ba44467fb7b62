using ChannelGrains.Forms.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.FormRecords;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>巡查: inspections as a row of the scorecard, of a partner and of scopes, now and as it was known.</summary>
public sealed class InspectionScoreTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(Make.Noon);
    private TestServer _server = null!;
    private TestClient _client = null!;
    private Form _form = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _client = new TestClient(_server.Channel);
        _form = await _client.PutFormAsync();
        await _client.DefineAsync(new ScorecardDefinition { EffectiveFrom = "2026-01", Kpis = { Card.Kpi(KpiName.InspectionScore, "0.9"), Card.Kpi(KpiName.CustomerSatisfaction, "0.9") } });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Row_OfInspections_IsTheMeanScoreOfAHundredAndLeftOutWithoutData()
    {
        var partner = await _client.CreatePartnerAsync();
        var none = (await _client.ReadAsync(partner)).Of(KpiName.InspectionScore);
        Assert.Equal((ScoreRowState.NoData, false, "0"), (none.State, none.HasActual, none.Denominator));

        await InspectAsync(partner, "r-1", floor: false, shelves: 4);
        await InspectAsync(partner, "r-2", shelves: 3);
        await InspectAsync(partner, "r-3");

        // (62.5 + 75 + 100) / 300, of a target of 0.9.
        var card = await _client.ReadAsync(partner);
        var row = card.Of(KpiName.InspectionScore);
        Assert.Equal(("237.5", "300", 3L, false, "Do something for InspectionScore."), (row.Numerator, row.Denominator, row.SampleSize, row.Passed, row.NextStep));
        Assert.Equal(("0.791666666667", "0.879629629630"), (row.Actual, row.Attainment));
        // Nobody has answered, so the row is the whole score.
        Assert.Equal("0.879629629630", card.Score);

        var explained = await _client.Kpis.ExplainFigureAsync(new() { Scope = new() { PartnerId = partner }, Period = "2026-03", Kpi = KpiName.InspectionScore, PageSize = 2 });
        Assert.Equal([("RECORD", "r-3", "100", "100"), ("RECORD", "r-2", "75", "100")], explained.Facts.Select(fact => (fact.Kind, fact.Id, fact.Numerator, fact.Denominator)));
        var rest = await _client.Kpis.ExplainFigureAsync(new() { Scope = new() { PartnerId = partner }, Period = "2026-03", Kpi = KpiName.InspectionScore, PageSize = 2, PageToken = explained.NextPageToken });
        Assert.Equal("r-1", Assert.Single(rest.Facts).Id);
        Assert.Empty((await _client.Kpis.ExplainFigureAsync(new() { Scope = new() { PartnerId = partner }, Period = "2026-02", Kpi = KpiName.InspectionScore })).Facts);
        var changes = (await _client.Scorecards.ListScoreHistoryAsync(new() { PartnerId = partner, Period = "2026-03" })).Changes;
        Assert.Equal("record r-3 was taken", changes[0].Cause);
    }

    [Fact]
    public async Task Row_OfScopes_IsThatOfTheirPartnersTogetherAlsoAsOf()
    {
        var (direct, agent) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync(partner => partner.Partner.ChannelType = ChannelType.Intermediary));
        await InspectAsync(direct, "r-1");
        await InspectAsync(agent, "r-1", floor: false, shelves: 4);
        var all = await CompanyAsync(card => card.Of(KpiName.InspectionScore).SampleSize == 2);
        Assert.Equal(("162.5", "200", "0.812500000000"), (all.Of(KpiName.InspectionScore).Numerator, all.Of(KpiName.InspectionScore).Denominator, all.Of(KpiName.InspectionScore).Actual));
        var agents = await _client.ReadAsync(new ScorecardScope { ChannelType = ChannelType.Intermediary });
        Assert.Equal("0.625000000000", agents.Of(KpiName.InspectionScore).Actual);
        var then = Timestamp.FromDateTimeOffset(_time.GetUtcNow());

        _time.Advance(TimeSpan.FromHours(1));
        await _client.Forms.AmendRecordAsync(new() { PartnerId = agent, RecordId = "r-1", Answers = { new Answer { ItemId = "floor", Yes = true } }, Reason = "a slip" });

        // (100 + 87.5) / 200.
        await CompanyAsync(card => card.Of(KpiName.InspectionScore).Actual == "0.937500000000");
        var before = (await _client.Scorecards.GetScorecardAsync(new() { Scope = Card.Company, Period = "2026-03", AsOf = then })).Scorecard;
        Assert.Equal("0.812500000000", before.Of(KpiName.InspectionScore).Actual);
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new())).Problems);
    }

    /// <summary>The company's scorecard as soon as it is as wanted: views are told after a while.</summary>
    private async Task<Scorecard> CompanyAsync(Func<Scorecard, bool> wanted)
    {
        Scorecard? card = null;
        await Eventually.TrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(6));
            return wanted(card = await _client.ReadAsync(Card.Company));
        });
        return card!;
    }

    private Task InspectAsync(string partner, string id, bool floor = true, int shelves = 5)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        return _client.SubmitAsync(Visiting.Record(partner, _form, id, floor, shelves, takenAt: _time.GetUtcNow()));
    }
}
