using ChannelGrains.Compliance.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Certificates;

/// <summary>Training from its plan to the money: two persons must be certified, and a statement waits until they are, also once a certificate has lapsed. Each call is sent twice, and the server is restarted on
/// the way.</summary>
public sealed class TrainingStoryTests
{
    private const string Code = "product-training", Month = "2026-01";

    [Fact]
    public async Task Training_ThatLapses_BlocksAStatementUntilAnotherPasses()
    {
        using var directory = new TemporaryDirectory();
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        string partner;
        Form form;
        await using (var server = await SettlementServer.StartAsync(directory.Path, DrivenClock.StartingAt(start)))
        {
            partner = await server.EarningPartnerAsync();
            await server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
            await server.CloseAsync(partner, Month);
            form = await server.Client.PutTestAsync(Code, validityDays: 30);
            await TwiceAsync(() => server.Client.Forms.PutPlanAsync(new()
            {
                Plan = new Plan { PlanId = "training", FormId = Code, StartsOn = "2026-03-02", DaysToDo = 5, Owner = "ann", Scope = new() },
                RequestId = "p",
            }));
            await TwiceAsync(() => server.Client.Compliance.PutRequirementAsync(new()
            {
                Requirement = new Requirement
                {
                    RequirementId = "trained",
                    Kind = RequirementKind.Certificates,
                    Title = "持证上岗 Trained staff",
                    Gates = { ComplianceGate.Payout, ComplianceGate.Contract },
                    Certificates = new() { Code = Code, Count = 2, GraceDays = 10 },
                    EffectiveFrom = "2026-01-01",
                },
                RequestId = "r",
            }));
            await IsAsync(server, partner, ComplianceState.Missing, "", 0);
            await BlockedAsync(server, partner);

            var first = TestTaking.Taken(partner, form, "test-1", "li-wei", start);
            first.Assignment = new() { PlanId = "training", BeginsOn = "2026-03-02" };
            await TwiceAsync(() => server.Client.Forms.SubmitRecordAsync(new() { Record = first, RequestId = "t1" }));
            await TwiceAsync(() => server.Client.Forms.SubmitRecordAsync(new() { Record = TestTaking.Taken(partner, form, "test-2", "wang-fang", start, warranty: false), RequestId = "t2" }));
            await IsAsync(server, partner, ComplianceState.Missing, "", 1);
            await BlockedAsync(server, partner);
        }

        var clock = DrivenClock.StartingAt(start.AddDays(5));
        await using (var server = await SettlementServer.StartAsync(directory.Path, clock))
        {
            await IsAsync(server, partner, ComplianceState.Missing, "", 1);
            await TwiceAsync(() => server.Client.Forms.SubmitRecordAsync(new() { Record = TestTaking.Taken(partner, form, "test-3", "wang-fang", start.AddDays(5)), RequestId = "t3" }));
            // The first one holds to 2026-04-01, and counts ten days more.
            await IsAsync(server, partner, ComplianceState.Expiring, "2026-04-11", 2);
            Assert.Equal(["compliance:trained:2026-04-11:90"], await CausesAsync(server, clock, partner, 1));
            Assert.Empty((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = Month })).Blocks);
        }

        // On 2026-04-12 that of one person has lapsed, grace and all.
        clock = DrivenClock.StartingAt(start.AddDays(41));
        await using var again = await SettlementServer.StartAsync(directory.Path, clock);
        await IsAsync(again, partner, ComplianceState.Expired, "2026-04-11", 1);
        await BlockedAsync(again, partner);
        Assert.Contains("compliance:trained:2026-04-11:0", await CausesAsync(again, clock, partner, 2));
        await TwiceAsync(() => again.Client.Forms.SubmitRecordAsync(new() { Record = TestTaking.Taken(partner, form, "test-4", "li-wei", start.AddDays(41)), RequestId = "t4" }));
        await IsAsync(again, partner, ComplianceState.Expiring, "2026-04-16", 2);

        // Released by the test itself.
        var approval = new ApproveStatementRequest { PartnerId = partner, StatementId = Month, RequestId = "a" };
        await TwiceAsync(() => again.Bob.ApproveStatementAsync(approval));
        Assert.Equal(StatementState.Approved, (await again.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = Month })).Statement.State);
        Assert.Empty((await again.Client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task Contract_WithoutCertificates_IsNotAmended()
    {
        await using var server = await SettlementServer.StartAsync();
        var partner = await server.EarningPartnerAsync();
        var form = await server.Client.PutTestAsync();
        await server.Client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new Requirement { RequirementId = "trained", Kind = RequirementKind.Certificates, Title = "Trained", Gates = { ComplianceGate.Contract }, Certificates = new() { Code = form.FormId, Count = 1 } },
        });
        var amendment = Agreements.Agreeing.Amendment(partner, "2027-06-01");
        var blocked = await Refused.WithAsync(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", server.Client.Agreements.AmendAgreementAsync(amendment));
        Assert.Contains($"0 of 1 persons hold certificate {form.FormId}", blocked.Status.Detail, StringComparison.Ordinal);
        await server.Client.TakeAsync(TestTaking.Taken(partner, form, "t1", "li-wei"));
        await server.Client.Agreements.AmendAgreementAsync(amendment);
    }

    private static async Task IsAsync(SettlementServer server, string partner, ComplianceState state, string until, int persons)
    {
        var status = Assert.Single((await server.Client.Compliance.GetComplianceStatusAsync(new() { PartnerId = partner })).Statuses);
        Assert.Equal((state, until, persons), (status.State, status.ValidUntil, status.CertifiedPersons));
    }

    private static async Task BlockedAsync(SettlementServer server, string partner)
    {
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Month }));
        var block = Assert.Single((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = Month })).Blocks);
        Assert.Equal(("COMPLIANCE", "trained"), (block.Condition, block.Evidence));
    }

    /// <summary>What actions were opened for, once there are so many; the clock runs meanwhile.</summary>
    private static async Task<IReadOnlyList<string>> CausesAsync(SettlementServer server, FakeTimeProvider clock, string partner, int count)
    {
        IReadOnlyList<string> causes = [];
        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            causes = [.. (await server.Client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner } })).Actions.Select(action => action.Cause).Where(cause => cause.StartsWith("compliance:", StringComparison.Ordinal))];
            return causes.Count == count;
        });
        return causes;
    }

    private static async Task TwiceAsync<T>(Func<AsyncUnaryCall<T>> call) => Assert.Equal(await call(), await call());
}
