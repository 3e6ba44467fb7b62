using ChannelGrains.Risks.V1;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Risk;

/// <summary>Levels, mutes, holds, rules and the board, over the API. Today is 2026-03-10.</summary>
public sealed class RiskTests : IAsyncLifetime
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
    public async Task Feed_FallsSilentAfterARestart_IsStatedThoughNothingArrives()
    {
        await _server.OnlyAsync(RiskFactorKind.FeedSilent, "2");
        var partner = await Client.CreatePartnerAsync();
        await SellAsync(partner, [.. Enumerable.Range(0, 20).Select(day => Make.Sale($"s{day}", 10, Make.At("2026-03-10T07:00").AddDays(-day)))]);
        await ReviewedAsync(partner);

        await _server.RestartAsync("2026-03-12T08:00");
        await ReviewedAsync(partner);
        Assert.Null((await _server.RiskAsync(partner)).Stated);
        // Of a usual gap of 2 days at the least, more than twice that is gone.
        await _server.RestartAsync("2026-03-15T23:59:55");

        await _server.StatedAsync(partner, RiskLevel.Critical);
        Assert.Equal("review", Assert.Single(await _server.HistoryAsync(partner)).Principal);
        await SellAsync(partner, Make.Sale("again", 10, Make.At("2026-03-15T23:00")));
        await _server.StatedAsync(partner, RiskLevel.Low);
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Level_Rises_OpensItsActionOnceForEachRise()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
        var partner = await LosingAsync();
        await _server.StatedAsync(partner, RiskLevel.Critical);
        await _server.PassAsync(async () => (await ActionsAsync(partner)).Count > 0);
        var opened = Assert.Single(await ActionsAsync(partner));
        Assert.Equal((ChannelGrains.Actions.V1.ActionKind.Risk, "Decide whether to suspend the partner", "2026-03-12"), (opened.Kind, opened.Title, opened.DueOn));
        Assert.Equal($"risk:{(await _server.RiskAsync(partner)).Stated.JournalVersion}", opened.Cause);

        await SellAsync(partner, Loss("l2"));
        await ReviewedAsync(partner);
        await _server.RestartAsync("2026-03-10T09:00");
        await ReviewedAsync(partner);
        Assert.Single(await ActionsAsync(partner));
        await Client.Risk.MuteFactorAsync(Mute(partner, "2026-04-01"));
        await _server.StatedAsync(partner, RiskLevel.Low);
        Assert.Single(await ActionsAsync(partner));
        await Client.Risk.MuteFactorAsync(Mute(partner, ""));
        await _server.StatedAsync(partner, RiskLevel.Critical);
        await _server.PassAsync(async () => (await ActionsAsync(partner)).Count == 2);
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Mute_UntilADay_EndsByItself()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
        var partner = await LosingAsync();
        await _server.StatedAsync(partner, RiskLevel.Critical);

        await Refused.WithAsync(StatusCode.InvalidArgument, "MUTE_TOO_LONG", Client.Risk.MuteFactorAsync(Mute(partner, "2026-03-10")));
        var muted = await Client.Risk.MuteFactorAsync(Mute(partner, "2026-03-12"));
        Assert.Equal(muted, await Client.Risk.MuteFactorAsync(Mute(partner, "2026-03-12")));
        await _server.StatedAsync(partner, RiskLevel.Low);
        Assert.Equal("2026-03-12", (await _server.RiskAsync(partner)).Factors.Single(factor => factor.Kind == RiskFactorKind.NegativeMargin).MutedUntil);

        await _server.RestartAsync("2026-03-11T23:59:50");
        await _server.StatedAsync(partner, RiskLevel.Critical);

        Assert.Equal(
            [RiskEvent.KindOneofCase.Level, RiskEvent.KindOneofCase.Level, RiskEvent.KindOneofCase.Mute, RiskEvent.KindOneofCase.Level],
            (await _server.HistoryAsync(partner)).Select(one => one.KindCase));
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Rules_Changed_LevelAnewAndLeaveHistory()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
        var partner = await LosingAsync();
        await _server.StatedAsync(partner, RiskLevel.Critical);
        var before = (await _server.HistoryAsync(partner)).Single();
        var rules = await _server.SetAsync(rule => rule.Weight = rule.Kind == RiskFactorKind.NegativeMargin ? "0.4" : "0");

        var risk = await _server.StatedAsync(partner, RiskLevel.Medium);

        Assert.Equal(("0.4", rules.Etag), (risk.Score, risk.RulesEtag));
        Assert.Equal(before, (await _server.HistoryAsync(partner))[^1]);
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", Client.Risk.SetRiskRulesAsync(new() { Rules = new() { Etag = "old" } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "FACTOR", Client.Risk.SetRiskRulesAsync(new() { Rules = new() { Factors = { new RiskRule() } } }));
    }

    [Fact]
    public async Task Rules_SetJustBeforeASale_AreThoseThatItsLevelIsStatedBy()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
        for (var round = 0; round < 12; round++)
        {
            await _server.SetAsync(rule => rule.Weight = rule.Kind == RiskFactorKind.NegativeMargin ? "0.4" : "0");
            await PassAsync(4 + (round % 2));
            // It is reviewed 100 ms after it was created, in the next step; in every other step the rules are read for reviews.
            var partner = await Client.CreatePartnerAsync();
            await PassAsync(3);
            await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
            await SellAsync(partner, Loss("loss"));

            await _server.StatedAsync(partner, RiskLevel.Critical);

            Assert.Equal([(RiskLevel.Low, RiskLevel.Critical)], (await _server.HistoryAsync(partner)).Select(one => (one.Level.From, one.Level.To)));
        }
    }

    [Fact]
    public async Task Hold_OnPayments_IsAGateUntilItIsReleased()
    {
        var partner = await Client.CreatePartnerAsync();
        await Client.AgreeAsync(partner, Earning.Terms("-:0.1"));
        await SellAsync(partner, Make.Sale("jan", 1_000, Make.At("2026-01-10T10:00")));
        await Client.Settlement.ClosePeriodAsync(new() { PartnerId = partner, Period = "2026-01" });
        var held = await Client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "the returns of May", RequestId = "r" });
        Assert.Equal(held, await Client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "the returns of May", RequestId = "r" }));

        await Refused.WithAsync(StatusCode.FailedPrecondition, "HOLD_SET", Client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "again" }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", Client.Settlement.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        Assert.Contains((await Client.Settlement.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Blocks, block => block.Condition == "RISK_HOLD");
        await Client.Risk.ReleaseHoldAsync(new() { PartnerId = partner, Reason = "explained" });
        Assert.Equal(StatementState.Approved, (await Client.Settlement.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Statement.State);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "HOLD_NOT_SET", Client.Risk.ReleaseHoldAsync(new() { PartnerId = partner, Reason = "again" }));
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Hold_AtCriticalByTheRules_IsSetOnceForEachRise()
    {
        await _server.SetAsync(rule =>
        {
            rule.Weight = rule.Kind == RiskFactorKind.NegativeMargin ? "1" : "0";
            (rule.Start, rule.Full, rule.Hysteresis) = ("0", "0.000001", "0");
        }, rules => rules.HoldAtCritical = true);
        var partner = await LosingAsync();
        await _server.PassAsync(async () => (await _server.RiskAsync(partner)).Hold is not null);
        await _server.PassAsync(async () => (await ListAsync(new() { HeldOnly = true })).Count == 1);
        await Client.Risk.ReleaseHoldAsync(new() { PartnerId = partner, Reason = "a sale of the season" });

        await SellAsync(partner, Loss("l2"));
        await ReviewedAsync(partner);

        Assert.Null((await _server.RiskAsync(partner)).Hold);
        await Client.Risk.MuteFactorAsync(Mute(partner, "2026-04-01"));
        await _server.StatedAsync(partner, RiskLevel.Low);
        await Client.Risk.MuteFactorAsync(Mute(partner, ""));
        await _server.PassAsync(async () => (await _server.RiskAsync(partner)).Hold is not null);
    }

    [Fact]
    public async Task Board_WatchedAndListed_IsByLevelRegionAndType()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
        using var watch = new Watch<WatchRisksResponse>(stop => Client.Risk.WatchRisks(new() { MinInterval = new() { Nanos = 50_000_000 } }, cancellationToken: stop));
        Assert.Empty((await watch.ReadAsync()).Risks);
        var (first, second, third) = (await LosingAsync(), await LosingAsync("us/ny"), await LosingAsync("cn/beijing"));
        var shown = watch.ReadUntilAsync(answer => answer.TotalSize == 3);
        await _server.PassAsync(() => Task.FromResult(shown.IsCompleted));
        var (answer, _) = await shown;

        Assert.Equal(new[] { first, second, third }.Order(StringComparer.Ordinal), answer.Risks.Select(risk => risk.PartnerId));
        Assert.All(answer.Risks, risk => Assert.Equal((RiskLevel.Critical, "1", RiskFactorKind.NegativeMargin), (risk.Level, risk.Score, risk.GravestFactor)));
        Assert.Equal(3, answer.Counts.Sum(count => count.Partners));
        Assert.Equal([first, third], (await ListAsync(new() { Region = "cn" })).Select(risk => risk.PartnerId).Order(StringComparer.Ordinal));
        Assert.Empty(await ListAsync(new() { Level = RiskLevel.High }));
        Assert.Empty(await ListAsync(new() { ChannelType = ChannelType.Internal }));
        Assert.Empty(await ListAsync(new() { HeldOnly = true }));
        var page = await Client.Risk.ListRisksAsync(new() { PageSize = 2 });
        Assert.Equal((2, 3), (page.Risks.Count, page.TotalSize));
        Assert.Single((await Client.Risk.ListRisksAsync(new() { PageSize = 2, PageToken = page.NextPageToken })).Risks);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", Client.Risk.ListRisksAsync(new() { PageToken = "4 1000000 partner" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", Client.Risk.ListRisksAsync(new() { Region = "cn", PageToken = page.NextPageToken }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "RISK_LEVEL", Client.Risk.ListRisksAsync(new() { Level = (RiskLevel)9 }));

        await Client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = first, Region = "us" },
            UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromStringEnumerable<Partner>(["region"]),
            EffectiveFrom = "2026-03-11",
        });
        await _server.PassAsync(async () => (await ListAsync(new() { Region = "us" })).Count == 2);
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Risk_AfterARestart_IsAsBefore()
    {
        await _server.OnlyAsync(RiskFactorKind.NegativeMargin);
        var partner = await LosingAsync();
        var before = await _server.StatedAsync(partner, RiskLevel.Critical);
        await Client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "looked into" });
        var history = await _server.HistoryAsync(partner);

        await _server.RestartAsync("2026-03-10T09:00");
        await ReviewedAsync(partner);

        var after = await _server.RiskAsync(partner);
        Assert.Equal(before.Stated, after.Stated);
        Assert.Equal(before.Factors, after.Factors.Select(factor => Aged(factor, before)));
        Assert.Equal(history, await _server.HistoryAsync(partner));
        Assert.Single((await Client.Risk.ListRisksAsync(new() { HeldOnly = true })).Risks);
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Risk_OfNobody_IsNotFound()
    {
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Client.Risk.GetPartnerRiskAsync(new() { PartnerId = "nobody" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Client.Risk.SetHoldAsync(new() { PartnerId = "nobody", Reason = "r" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", Client.Risk.SetHoldAsync(new() { PartnerId = await Client.CreatePartnerAsync() }));
    }

    /// <summary>When it last stood moves with the clock.</summary>
    private static RiskFactor Aged(RiskFactor factor, PartnerRisk before)
    {
        var aged = factor.Clone();
        aged.LastSeen = before.Factors.Single(one => one.Kind == factor.Kind).LastSeen;
        return aged;
    }

    private static Transaction Loss(string id) => Make.Sale(id, 100, Make.At("2026-03-02T10:00")).With(sale => sale.Lines[0].CostMicros = 150_000_000);

    private static MuteFactorRequest Mute(string partner, string until) =>
        new() { PartnerId = partner, Factor = RiskFactorKind.NegativeMargin, Until = until, Reason = "a sale of the season", RequestId = $"mute {until}" };

    private async Task<string> LosingAsync(string region = "cn/sichuan")
    {
        var partner = await Client.CreatePartnerAsync(request => request.Partner.Region = region);
        await SellAsync(partner, Loss("loss"));
        return partner;
    }

    private async Task<IReadOnlyList<ChannelGrains.Actions.V1.Action>> ActionsAsync(string partner) =>
        [.. (await Client.Actions.ListActionsAsync(new() { PageSize = 1_000 })).Actions.Where(action => action.PartnerId == partner)];

    private async Task<IReadOnlyList<ListedRisk>> ListAsync(ListRisksRequest request) => (await Client.Risk.ListRisksAsync(request)).Risks;

    private Task SellAsync(string partner, params IEnumerable<Transaction> transactions) => Client.SubmitAsync(_source, Make.Keyed(partner, transactions));

    private Task PassAsync(int steps) => _server.PassAsync(() => Task.FromResult(--steps <= 0));

    /// <summary>Lets the clock run for as long as a review may take to come.</summary>
    private async Task ReviewedAsync(string partner)
    {
        await _server.RiskAsync(partner);
        var until = _server.Time.GetUtcNow().AddSeconds(8);
        await _server.PassAsync(() => Task.FromResult(_server.Time.GetUtcNow() > until));
    }
}
