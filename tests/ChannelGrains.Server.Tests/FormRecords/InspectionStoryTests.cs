using ChannelGrains.Actions.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Scorecards;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Google.Type;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>卫生巡查与维修, end to end: plan, inspection, red line, what it stops, repair, re-inspection, payment, and what it cost. Each call is sent twice.</summary>
public sealed class InspectionStoryTests
{
    private const string Statement = "2026-01";

    private static readonly Money Cost = new() { CurrencyCode = "CNY", Units = 300 };

    [Fact]
    public async Task Inspection_ThatCrossesARedLine_StopsPaymentAndRiskUntilItIsRepairedAndInspectedAgain()
    {
        await using var server = await SettlementServer.StartAsync();
        var (client, today, month) = (server.Client, $"{System.DateTime.UtcNow:yyyy-MM-dd}", $"{System.DateTime.UtcNow:yyyy-MM}");
        await client.DefineAsync(new ScorecardDefinition { EffectiveFrom = "2026-01", Kpis = { Card.Kpi(KpiName.InspectionScore, "0.9") } });
        var partner = await server.EarningPartnerAsync();
        await server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
        await server.CloseAsync(partner, Statement);
        var form = await client.PutFormAsync("hygiene");
        await TwiceAsync(() => client.Forms.PutPlanAsync(new() { Plan = new Plan { PlanId = "daily", FormId = "hygiene", StartsOn = today, DaysToDo = 2, Scope = new() }, RequestId = "p" }));

        var visit = Visiting.Record(partner, form, "visit-1", fresh: false);
        visit.Assignment = new() { PlanId = "daily", BeginsOn = today };
        Assert.True((await TwiceAsync(() => client.Forms.SubmitRecordAsync(new() { Record = visit, RequestId = "v1" }))).Record.RedLine);
        var finding = Assert.Single(await client.FindingsAsync(partner));
        await Eventually.TrueAsync(async () => await RiskAsync() is { Stated.Level: RiskLevel.Critical } risk && risk.Factors.Single(factor => factor.Kind == RiskFactorKind.RedLine).Evidence.Contains("visit-1/fresh"));
        await BlockedAsync();
        await Eventually.TrueAsync(async () => (await client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner, Kind = ActionKind.Finding } })).Actions.Any(action => action.ActionId == finding.ActionId));

        await TwiceAsync(() => server.AnnActs.StartActionAsync(new() { PartnerId = partner, ActionId = finding.ActionId, RequestId = "s" }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PROOF_MISSING", server.AnnActs.CompleteActionAsync(new() { PartnerId = partner, ActionId = finding.ActionId }));
        var (before, after) = (Files.Png(2_000, 1), Files.Png(2_000, 2));
        foreach (var file in new[] { before, after })
            for (var time = 0; time < 2; time++)
                Assert.Equal(Files.Sha256(file), (await client.UploadAsync(partner, file)).File.Sha256);
        var completion = new CompleteActionRequest
        {
            PartnerId = partner,
            ActionId = finding.ActionId,
            Note = "thrown away, the shelf is cooled again",
            BeforeFiles = { Files.Sha256(before) },
            AfterFiles = { Files.Sha256(after) },
            Cost = Cost,
            RequestId = "c",
        };
        var done = (await TwiceAsync(() => server.AnnActs.CompleteActionAsync(completion))).Action;
        Assert.Equal(("ann", Cost), (done.CompletedBy, done.Cost));
        await Refused.WithAsync(StatusCode.PermissionDenied, "SAME_PRINCIPAL", server.AnnActs.VerifyActionAsync(new() { PartnerId = partner, ActionId = finding.ActionId }));
        Assert.Equal(ActionState.Verified, (await TwiceAsync(() => server.BobActs.VerifyActionAsync(new() { PartnerId = partner, ActionId = finding.ActionId, RequestId = "w" }))).Action.State);
        // Repaired is not inspected.
        await BlockedAsync();

        var again = Visiting.Record(partner, form, "visit-2");
        Assert.True((await TwiceAsync(() => client.Forms.SubmitRecordAsync(new() { Record = again, RequestId = "v2" }))).Record.Passed);
        Assert.Empty(await client.FindingsAsync(partner));
        Assert.Equal("visit-2", Assert.Single(await client.FindingsAsync(partner, FindingState.Closed)).LastRecordId);
        await Eventually.TrueAsync(async () => await RiskAsync() is { Level: RiskLevel.Low, Stated.Level: RiskLevel.Low });
        Assert.Empty((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = Statement })).Blocks);
        Assert.Equal(StatementState.Approved, (await TwiceAsync(() => server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Statement, RequestId = "r" }))).Statement.State);

        var profit = await server.Ann.GetProfitAndLossAsync(new() { Scope = new() { PartnerId = partner }, Period = month });
        Assert.Equal((Cost, -300m), (profit.ProgrammeSpend, decimal.Parse(profit.Profit, System.Globalization.CultureInfo.InvariantCulture)));
        var row = (await client.ReadAsync(partner, month)).Of(KpiName.InspectionScore);
        Assert.Equal(("0.500000000000", 2L, "Do something for InspectionScore."), (row.Actual, row.SampleSize, row.NextStep));
        var measures = (await client.Forms.GetFieldMeasuresAsync(new() { Scope = new() { PartnerId = partner }, Period = month })).Measures;
        Assert.Equal(("50", 1, 1, 1, Cost), (measures.MeanScore, measures.Found, measures.Closed, measures.ClosedInTime, measures.Spent));
        Assert.Empty((await client.Admin.VerifyJournalAsync(new())).Problems);
        await Eventually.TrueAsync(async () => (await client.Markets.VerifyViewsAsync(new())).Differences.Count == 0);

        async Task<PartnerRisk> RiskAsync() => (await client.Risk.GetPartnerRiskAsync(new() { PartnerId = partner })).Risk;

        async Task BlockedAsync()
        {
            await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Statement }));
            Assert.Equal(("RED_LINE", "visit-1/fresh"), Assert.Single((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = Statement })).Blocks.Select(block => (block.Condition, block.Evidence))));
        }
    }

    /// <summary>Sends a call twice; both answers are the same.</summary>
    private static async Task<T> TwiceAsync<T>(Func<AsyncUnaryCall<T>> call)
    {
        var first = await call();
        Assert.Equal(first, await call());
        return first;
    }
}
