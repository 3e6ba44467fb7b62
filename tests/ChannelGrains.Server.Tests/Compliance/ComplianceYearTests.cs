using System.Globalization;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Server.Tests.Payments;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Compliance;

/// <summary>合规管理: what is missing keeps a partner from its contract and its money, evidence that comes late releases both by itself, notices come 90, 30 and 7 days before its end, and behind it
/// both are kept again. The test drives the clock, and sends each call twice.</summary>
public sealed class ComplianceYearTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Requirement_FromMissingToExpiredAndBack_GatesContractAndPayout()
    {
        using var directory = new TemporaryDirectory();
        var time = DrivenClock.StartingAt(Make.Noon);
        await using var server = await SettlementServer.StartAsync(directory.Path, time);
        var (partner, candidate, compliance) = (await server.PaidPartnerAsync(), await server.Client.CreatePartnerAsync(), server.Client.Compliance);
        await server.Client.Agreements.DraftAgreementAsync(Agreements.Agreeing.Draft(candidate, "2026-01-01"));
        await server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")), Make.Sale("b", 2_000, Make.At("2026-02-10T10:00:00")));
        await server.CloseAsync(partner, "2026-01");
        await TwiceAsync(() => compliance.PutRequirementAsync(new()
        {
            Requirement = new()
            {
                RequirementId = "licence",
                Kind = RequirementKind.Licence,
                Title = "营业执照 Licence",
                Gates = { ComplianceGate.Contract, ComplianceGate.Payout },
                ValidityDays = 100,
                EffectiveFrom = "2026-01-01",
            },
            RequestId = "r",
        }));

        await MissesAsync(ComplianceState.Missing, "2026-01");
        Refused.With(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", await Assert.ThrowsAsync<RpcException>(() => Agreements.Agreeing.SignAsync(server.Client, candidate)));
        await ShowAsync(candidate, 3);
        await server.Client.Agreements.SignAgreementAsync(new() { PartnerId = candidate, Evidence = Agreements.Agreeing.Paper });

        // Late, from the licence's own first day on: 2026-03-05 to 2026-06-12.
        await ShowAsync(partner, 1);
        Assert.Equal(("2026-06-12", ComplianceState.Valid), (await StatusAsync()) is var shown ? (shown.ValidUntil, shown.State) : default);
        await TwiceAsync(() => server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01", RequestId = "r" }));

        foreach (var (day, notices) in new[] { ("2026-03-13", ""), ("2026-03-14", "90"), ("2026-05-13", "90 30"), ("2026-06-05", "90 30 7"), ("2026-06-13", "90 30 7 0") })
        {
            await PassToAsync(day);
            await SeeAsync(async () => string.Join(' ', await NoticesAsync()) == notices);
            Assert.Equal(notices, string.Join(' ', await NoticesAsync()));
            var state = notices.Length == 0 ? ComplianceState.Valid : notices.EndsWith(" 0", StringComparison.Ordinal) ? ComplianceState.Expired : ComplianceState.Expiring;
            Assert.Equal((day, state), (await compliance.GetComplianceStatusAsync(new() { PartnerId = partner })) is var now ? (now.Day, Assert.Single(now.Statuses).State) : default);
        }

        await server.CloseAsync(partner, "2026-02");
        await MissesAsync(ComplianceState.Expired, "2026-02");
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", server.Client.Agreements.AmendAgreementAsync(Agreements.Agreeing.Amendment(partner, "2027-06-01")));
        await ShowAsync(partner, 2);
        await TwiceAsync(() => server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-02", RequestId = "r2" }));
        Assert.Equal(ComplianceState.Valid, (await StatusAsync()).State);
        Assert.Empty((await server.Client.Admin.VerifyJournalAsync(new())).Problems);

        async Task MissesAsync(ComplianceState state, string statement)
        {
            Assert.Equal(state, (await StatusAsync()).State);
            foreach (var _ in new[] { 1, 2 })
                await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = statement, RequestId = "blocked" }));
            Assert.Equal(("COMPLIANCE", "licence"), Assert.Single((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = statement })).Blocks) is var block ? (block.Condition, block.Evidence) : default);
        }

        async Task ShowAsync(string of, int number)
        {
            var file = Files.Png(100_000, number);
            await server.Client.UploadAsync(of, file);
            await TwiceAsync(() => compliance.RecordComplianceEvidenceAsync(new() { PartnerId = of, RequirementId = "licence", Sha256 = Files.Sha256(file), RequestId = $"show {number}" }));
        }

        async Task<ComplianceStatus> StatusAsync() => Assert.Single((await compliance.GetComplianceStatusAsync(new() { PartnerId = partner })).Statuses);

        async Task<IEnumerable<string>> NoticesAsync() => (await server.Client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner }, PageSize = 1_000 })).Actions
            .Where(action => action.Cause.StartsWith("compliance:licence:2026-06-12:", StringComparison.Ordinal)).Select(action => action.Cause.Split(':')[^1])
            .OrderByDescending(days => int.Parse(days, CultureInfo.InvariantCulture));

        async Task PassToAsync(string day)
        {
            await SettleAsync(time);
            time.Advance(DateTimeOffset.Parse($"{day}T12:00:00Z", CultureInfo.InvariantCulture) - time.GetUtcNow());
            await SettleAsync(time);
        }

        // In small steps, as calls between grains time out by this clock; and not for ever: the caller sees what is.
        async Task SeeAsync(Func<Task<bool>> condition)
        {
            for (var look = 0; look < 100 && !await condition(); look++)
                await SettleAsync(time, 20);
        }
    }

    private static async Task SettleAsync(FakeTimeProvider time, int steps = 200)
    {
        for (var step = 0; step < steps; step++)
        {
            time.Advance(Step);
            await Task.Delay(2);
        }
    }

    private static async Task TwiceAsync<T>(Func<AsyncUnaryCall<T>> call) => Assert.Equal(await call(), await call());
}
