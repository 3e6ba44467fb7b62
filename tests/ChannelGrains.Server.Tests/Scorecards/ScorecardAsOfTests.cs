using ChannelGrains.Scorecards.V1;
using ChannelGrains.Targets.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>Scorecards as they were known at an instant.</summary>
public sealed class ScorecardAsOfTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(Make.Noon);
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Get_AsOfBeforeEachChange_IsWhatWasAnsweredThen()
    {
        await _client.DefineAsync(Card.SourceTable());
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        List<GetScorecardResponse> then = [await LiveAsync(partner)];
        foreach (var change in Changes(trade, partner))
        {
            _time.Advance(TimeSpan.FromHours(1));
            await change();
            then.Add(await LiveAsync(partner));
        }
        _time.Advance(TimeSpan.FromHours(1));

        // Each change is one that shows, so that an answer that saw too much would be another one.
        Assert.Equal(then.Count, then.Select(answer => answer.Scorecard).Distinct().Count());
        await AssertThenAsync(partner, then);
        await RestartAsync();
        await AssertThenAsync(partner, then);
    }

    [Fact]
    public async Task Get_OfScopesAsOf_IsWhatWasAnsweredThen()
    {
        await _client.DefineAsync(Card.SourceTable());
        var trade = await Trade.BeginAsync(_client);
        var (a, b) = (await trade.PartnerAsync("a"), await trade.PartnerAsync("b", ChannelType.Intermediary));
        ScorecardScope[] scopes = [Card.Company, new() { Region = trade.Region }, new() { ChannelType = ChannelType.Intermediary }];
        List<(ScorecardScope Scope, Timestamp AsOf, Scorecard Card)> then = [];
        foreach (var change in Changes(trade, a).Concat(Changes(trade, b)).Append(() => trade.ReportCompetitorAsync("A rival", 500)))
        {
            _time.Advance(TimeSpan.FromHours(1));
            await change();
            foreach (var scope in scopes)
                then.Add((scope, Timestamp.FromDateTimeOffset(_time.GetUtcNow()), await SettledAsync(scope)));
        }
        _time.Advance(TimeSpan.FromHours(1));

        Assert.True(then.Select(one => one.Card).Distinct().Count() > Changes(trade, a).Count());
        foreach (var (scope, asOf, card) in then)
            Assert.Equal(card, (await AsOfAsync(scope, asOf)).Scorecard);
    }

    [Fact]
    public async Task Get_AsOf_KnowsTheDefinitionAndTheTargetOfThen()
    {
        var partner = await _client.CreatePartnerAsync();
        var undefined = Timestamp.FromDateTimeOffset(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromHours(1));
        await _client.DefineAsync(Card.SourceTable());
        var first = Timestamp.FromDateTimeOffset(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromHours(1));
        await _client.DefineAsync(Card.SourceTable().With(definition => definition.Kpis.RemoveAt(1)));
        foreach (var scope in new[] { new TargetScope { PartnerId = partner }, new TargetScope { Company = true } })
            await _client.Targets.SetTargetAsync(new SetTargetRequest { Scope = scope, Year = "2026", Amount = Trade.Yuan(1_200) });
        await _client.Programme.SetDevelopmentPlanAsync(new() { Plan = new() { Period = "2026-03", TargetRate = "0.3" } });
        _time.Advance(TimeSpan.FromHours(1));

        foreach (var scope in new[] { new ScorecardScope { PartnerId = partner }, Card.Company })
        {
            await Refused.WithAsync(StatusCode.FailedPrecondition, "SCORECARD_UNDEFINED", Call(scope, undefined));
            var then = (await AsOfAsync(scope, first)).Scorecard;
            Assert.Equal((1L, 6, "10000000", false), (then.DefinitionVersion, then.Rows.Count, then.Of(KpiName.Sales).Target, then.Of(KpiName.DevelopmentRate).HasTarget));
            var now = (await AsOfAsync(scope, Timestamp.FromDateTimeOffset(_time.GetUtcNow()))).Scorecard;
            Assert.Equal((2L, 5, "100", scope == Card.Company), (now.DefinitionVersion, now.Rows.Count, now.Of(KpiName.Sales).Target, now.Of(KpiName.DevelopmentRate).HasTarget));
        }
    }

    [Fact]
    public async Task Get_AsOfAheadOrBeforeThePartner_IsRefused()
    {
        await _client.DefineAsync(Card.SourceTable());
        var before = Timestamp.FromDateTimeOffset(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromHours(1));
        var partner = new ScorecardScope { PartnerId = await _client.CreatePartnerAsync() };
        var ahead = Timestamp.FromDateTimeOffset(_time.GetUtcNow().AddMinutes(1));

        foreach (var scope in new[] { partner, Card.Company })
            Assert.Equal("as_of", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "AS_OF_AHEAD", Call(scope, ahead))));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Call(partner, before));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Call(new ScorecardScope { PartnerId = "nobody" }, before));
        // Of nobody yet: nothing is known, and nothing could be sold.
        var company = (await AsOfAsync(Card.Company, before)).Scorecard;
        Assert.All(company.Rows, row => Assert.Equal(ScoreRowState.NoData, row.State));
    }

    [Fact]
    public async Task Get_AsOfBeyondTheLimits_IsRefused()
    {
        await RestartAsync(new() { ["AsOf:MaxBytes"] = "2000", ["AsOf:MaxPartners"] = "2" });
        await _client.DefineAsync(Card.SourceTable());
        var trade = await Trade.BeginAsync(_client);
        var (a, b) = (await trade.PartnerAsync("a"), await trade.PartnerAsync("b"));
        await AsOfAsync(Card.Company, Now());
        for (var i = 0; i < 24; i++)
            await trade.SellAsync(i < 12 ? a : b, 10);

        await AsOfAsync(new ScorecardScope { PartnerId = a }, Now());
        Assert.Contains("2 partners", (await Refused.WithAsync(StatusCode.FailedPrecondition, "AS_OF_TOO_LARGE", Call(Card.Company, Now()))).Status.Detail, StringComparison.Ordinal);
        for (var i = 0; i < 24; i++)
            await trade.SellAsync(a, 10);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AS_OF_TOO_LARGE", Call(new ScorecardScope { PartnerId = a }, Now()));
        await trade.PartnerAsync("c");
        Assert.Contains("AsOf:MaxPartners", (await Refused.WithAsync(StatusCode.FailedPrecondition, "AS_OF_TOO_MANY_PARTNERS", Call(Card.Company, Now()))).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_TakesAsOf()
    {
        await _client.DefineAsync(Card.SourceTable());
        var partner = await _client.CreatePartnerAsync();
        var then = await LiveAsync(partner);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _client.AnswerAsync(partner, satisfied: 1, others: 0);
        using var rest = new RestClient(_server.ManagementAddress);

        var answer = await rest.GetAsync($"/v1/scorecards/2026-03?scope.partnerId={partner}&asOf={Uri.EscapeDataString(then.AsOf.ToDateTimeOffset().ToString("o"))}");

        Assert.Equal($"{then.JournalVersion}", answer["journalVersion"]!.GetValue<string>());
    }

    /// <summary>Facts of a partner, each of which changes its scorecard.</summary>
    private IEnumerable<Func<Task>> Changes(Trade trade, string partner) =>
    [
        () => trade.SubmitAsync(partner, Make.Sale(trade.NextId(), 10, Make.Noon.AddMonths(-1), "m-1").With(sale => sale.Region = trade.Region)),
        () => trade.SubmitAsync(partner, Make.Sale(trade.NextId(), 100, customer: "m-2").With(sale => sale.Region = trade.Region)),
        () => _client.Markets.ReportMarketSizeAsync(new() { Period = "2026-03", Total = Trade.Yuan(1_000 + partner.Length + _time.GetUtcNow().Hour), Source = "A bureau" }).ResponseAsync,
        () => _client.AnswerAsync(partner, satisfied: 1, others: 0),
        () => _client.AnswerAsync(partner, satisfied: 0, others: 1),
        () => _client.ComplainAsync(partner, partner, hours: 1),
        () => trade.SubmitAsync(partner, Make.Return(trade.NextId(), 7).With(back => back.Region = trade.Region)),
        () => _client.Targets.SetTargetAsync(new SetTargetRequest { Scope = new TargetScope { PartnerId = partner }, Year = "2026", Amount = Trade.Yuan(1_200) }).ResponseAsync,
        () => trade.SubmitAsync(partner, Make.Sale(trade.NextId(), 33, Make.Noon.AddDays(-2), "m-3").With(sale => sale.Region = trade.Region)),
    ];

    /// <summary>The scorecard of a scope once it is what its journals say: views are told after a while, and customers counted again after a longer one.</summary>
    private async Task<Scorecard> SettledAsync(ScorecardScope scope)
    {
        Scorecard? card = null;
        await Eventually.TrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(6));
            var asOf = Now();
            card = await _client.ReadAsync(scope);
            return card.Equals((await AsOfAsync(scope, asOf)).Scorecard);
        });
        return card!;
    }

    private async Task AssertThenAsync(string partner, IReadOnlyList<GetScorecardResponse> then)
    {
        foreach (var answer in then)
        {
            var expected = answer.Clone();
            expected.Scorecard.Peers = null;
            Assert.Equal(expected, await AsOfAsync(new ScorecardScope { PartnerId = partner }, answer.AsOf));
        }
    }

    private Timestamp Now() => Timestamp.FromDateTimeOffset(_time.GetUtcNow());

    private async Task<GetScorecardResponse> LiveAsync(string partner) =>
        await _client.Scorecards.GetScorecardAsync(new GetScorecardRequest { Scope = new ScorecardScope { PartnerId = partner }, Period = "2026-03" });

    private AsyncUnaryCall<GetScorecardResponse> Call(ScorecardScope scope, Timestamp asOf) =>
        _client.Scorecards.GetScorecardAsync(new GetScorecardRequest { Scope = scope, Period = "2026-03", AsOf = asOf });

    private async Task<GetScorecardResponse> AsOfAsync(ScorecardScope scope, Timestamp asOf) => await Call(scope, asOf);

    private async Task StartAsync(Dictionary<string, string?>? settings = null)
    {
        _server = await TestServer.StartAsync(settings, _directory.Path, _time);
        _client = new TestClient(_server.Channel);
    }

    private async Task RestartAsync(Dictionary<string, string?>? settings = null)
    {
        await _server.DisposeAsync();
        await StartAsync(settings);
    }
}
