using ChannelGrains.Forms.V1;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>An inspection from its plan to the money: what a red line blocks, a later record releases. Each call is sent twice, and the server is restarted on the way.</summary>
public sealed class RecordStoryTests
{
    [Fact]
    public async Task Inspection_ThatCrossesARedLine_BlocksAStatementUntilAnotherPasses()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        Form form;
        await using (var server = await SettlementServer.StartAsync(directory.Path))
        {
            partner = await server.EarningPartnerAsync();
            await server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
            await server.CloseAsync(partner, "2026-01");
            form = await server.Client.PutFormAsync("hygiene");
            var today = $"{DateTime.UtcNow:yyyy-MM-dd}";
            var plan = new PutPlanRequest { Plan = new Plan { PlanId = "daily", FormId = "hygiene", StartsOn = today, DaysToDo = 2, Owner = "ann", Scope = new() }, RequestId = "p" };
            Assert.Equal(await server.Client.Forms.PutPlanAsync(plan), await server.Client.Forms.PutPlanAsync(plan));
            await ListedAsync(server, partner, AssignmentState.Due, "");

            var record = Visiting.Record(partner, form, "visit-1", fresh: false);
            record.Assignment = new() { PlanId = "daily", BeginsOn = today };
            var kept = await server.Client.SubmitAsync(record);
            Assert.Equal(kept, await server.Client.SubmitAsync(record));
            Assert.Equal(("0", false, true), (kept.Score, kept.Passed, kept.RedLine));
            await ListedAsync(server, partner, AssignmentState.Done, "visit-1");
            await BlockedAsync(server, partner);
        }

        await using var again = await SettlementServer.StartAsync(directory.Path);
        await ListedAsync(again, partner, AssignmentState.Done, "visit-1");
        await BlockedAsync(again, partner);
        var passed = Visiting.Record(partner, form, "visit-2");
        Assert.Equal(await again.Client.SubmitAsync(passed), await again.Client.SubmitAsync(passed));
        Assert.Empty((await again.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Blocks);
        var approval = new ApproveStatementRequest { PartnerId = partner, StatementId = "2026-01", RequestId = "r" };
        Assert.Equal(StatementState.Approved, (await again.Bob.ApproveStatementAsync(approval)).Statement.State);
        Assert.Equal(StatementState.Approved, (await again.Bob.ApproveStatementAsync(approval)).Statement.State);
        Assert.Empty((await again.Client.Admin.VerifyJournalAsync(new())).Problems);
        await Eventually.TrueAsync(async () => (await again.Client.Markets.VerifyViewsAsync(new())).Differences.Count == 0);
    }

    private static Task ListedAsync(SettlementServer server, string partner, AssignmentState state, string record) => Eventually.TrueAsync(async () =>
    {
        var listed = (await server.Client.Forms.ListAssignmentsAsync(new() { PartnerId = partner, States = { state } })).Assignments;
        return listed.Count == 1 && listed[0].RecordId == record && listed[0].Owner == "ann";
    });

    private static async Task BlockedAsync(SettlementServer server, string partner)
    {
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        var block = Assert.Single((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Blocks);
        Assert.Equal(("RED_LINE", "visit-1/fresh"), (block.Condition, block.Evidence));
    }
}
