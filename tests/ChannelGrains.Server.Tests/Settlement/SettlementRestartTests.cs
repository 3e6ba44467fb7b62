using ChannelGrains.Settlement.V1;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;
using Microsoft.Extensions.DependencyInjection;
using static ChannelGrains.Server.Tests.Settlement.SettlementServer;
using StatementState = ChannelGrains.Settlement.V1.StatementState;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Statements, disputes and payments over a restart; and each payment once.</summary>
public sealed class SettlementRestartTests
{
    [Fact]
    public async Task Statements_AfterARestart_AreWhatTheyWere()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        GetStatementResponse before;
        var close = new ClosePeriodRequest { Period = "2026-01", RequestId = "r" };
        ClosePeriodResponse closed;
        await using (var server = await SettlementServer.StartAsync(directory.Path))
        {
            partner = await server.EarningPartnerAsync();
            close.PartnerId = partner;
            await server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
            closed = await server.Ann.ClosePeriodAsync(close);
            await server.Ann.OpenDisputeAsync(new() { PartnerId = partner, StatementId = "2026-01", Reason = "wrong" });
            await server.Bob.ResolveDisputeAsync(new() { PartnerId = partner, StatementId = "2026-01", DisputeId = "1", Granted = new() { CurrencyCode = "CNY", Units = -2 }, Resolution = "less" });
            before = await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        }

        await using (var server = await SettlementServer.StartAsync(directory.Path))
        {
            Assert.Equal(before, await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
            Assert.Equal(closed, await server.Ann.ClosePeriodAsync(close));
            Assert.Equal((-2m, StatementState.Carried), (Of((await server.CloseAsync(partner, "2026-02")).Total), StatementState.Carried));
            await server.VerifyAsync(partner);
            var report = await server.Client.Admin.VerifyJournalAsync(new());
            Assert.Empty(report.Problems);
        }
    }

    [Fact]
    public async Task Payment_TakenAndToldSeveralTimes_HappensOnce()
    {
        await using var server = await SettlementServer.StartAsync();
        var partner = await server.EarningPartnerAsync();
        await server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
        await server.CloseAsync(partner, "2026-01");
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        var grain = server.Services.GetRequiredService<PartnerReferences>().Get(partner).AsReference<IPartnerSettlement>();
        var month = Domain.Calendars.BusinessDay.Of(2026, 1, 1).Month;
        var payable = (await grain.ReadPayable(month)).Value!;
        var take = new TakePayment(month, "run-1", "run-1.1", "uetr", payable.Amount, payable.PayeeHash);

        Assert.Equal((1_000, Domain.Settlement.StatementState.Approved, true), (payable.Amount, payable.State, payable.Blocks.Count == 0));
        Assert.Equal("AMOUNT_DIFFERS", (await grain.TakePayment(take with { Amount = 1 }, "run")).Refusal!.Reason);
        Assert.Equal("PAYEE_CHANGED", (await grain.TakePayment(take with { PayeeHash = "00" }, "run")).Refusal!.Reason);
        var taken = await grain.TakePayment(take, "run");
        Assert.Equal(taken.Value, (await grain.TakePayment(take, "run")).Value);
        var failed = new FinishPayment(month, "run-1.1", PaymentOutcome.Failed, "AC01", Domain.Calendars.BusinessDay.Of(2026, 3, 1), "pain.002");
        Assert.Equal("PAYMENT_UNKNOWN", (await grain.FinishPayment(failed with { EndToEndId = "run-2.1" }, "bank")).Refusal!.Reason);
        Assert.Equal(Domain.Settlement.StatementState.Failed, (await grain.FinishPayment(failed, "bank")).Value!.State);
        Assert.Equal(Domain.Settlement.StatementState.Failed, (await grain.FinishPayment(failed, "bank")).Value!.State);
        // The old attempt is not taken again, a new one is.
        Assert.Equal(Domain.Settlement.StatementState.Failed, (await grain.TakePayment(take, "run")).Value!.State);
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        Assert.Equal(Domain.Settlement.StatementState.Approved, (await grain.TakePayment(take, "run")).Value!.State);
        var again = take with { RunId = "run-2", EndToEndId = "run-2.1" };
        Assert.Equal(Domain.Settlement.StatementState.Paying, (await grain.TakePayment(again, "run")).Value!.State);
        var paid = failed with { EndToEndId = "run-2.1", Outcome = PaymentOutcome.Paid };
        Assert.Equal(Domain.Settlement.StatementState.Paid, (await grain.FinishPayment(paid, "bank")).Value!.State);
        Assert.Equal(Domain.Settlement.StatementState.Paid, (await grain.FinishPayment(paid, "bank")).Value!.State);

        var ledger = await server.AnnLedger.ListLedgerEntriesAsync(new() { PartnerId = partner });
        Assert.Equal((-10m, 0m), (Of(ledger.Balances[5].Amount), Of(ledger.Balances[1].Amount)));
        await server.VerifyAsync(partner);
    }
}
