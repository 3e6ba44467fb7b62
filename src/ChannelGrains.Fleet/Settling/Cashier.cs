using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Pays: a run is planned by one person and approved by another, its file goes to the bank, and what the bank answers is imported. Each step may be asked for again
/// after a start that was interrupted.</summary>
/// <param name="planner">Plans, exports and imports; sets payees.</param>
/// <param name="approver">Approves, and verifies payees.</param>
internal sealed class Cashier(Desk planner, Desk approver)
{
    private const int Page = 1_000;

    /// <summary>Has the payees verified that were not yet.</summary>
    public async Task VerifyAsync(IEnumerable<Account> accounts, CancellationToken cancellationToken)
    {
        foreach (var partnerId in accounts.Select(account => account.PartnerId))
        {
            var payee = (await approver.Payments.GetPayeeAsync(new GetPayeeRequest { PartnerId = partnerId }, cancellationToken: cancellationToken)).Payee;
            if (payee.VerifiedBy.Length == 0)
                await approver.Payments.VerifyPayeeAsync(
                    new VerifyPayeeRequest { PartnerId = partnerId, ContentHash = payee.ContentHash, Note = "电话核实 called back", RequestId = "fleet-" + payee.ContentHash }, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Gives the bank the file of a run, and imports what it says of each payment.</summary>
    /// <param name="day">The run.</param>
    /// <param name="dueBy">Pays what is due on this day.</param>
    /// <param name="comparison">Takes the figures.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PayAsync(PaymentDay day, DateOnly dueBy, Comparison comparison, CancellationToken cancellationToken)
    {
        if (await FindAsync(day.RunId, cancellationToken) is not { } run)
            run = await PlanAsync(day, dueBy, cancellationToken);
        comparison.Compare(day.RunId, "payments", day.Payments.Count, run.PaymentCount);
        comparison.Compare(day.RunId, "refused", 0, run.RefusedCount);
        comparison.CompareMoney(day.RunId, "sum", day.Total * Amounts.MicrosOfAFen, run.Total);
        if (run.State == PaymentRunState.Planned)
            await approver.Payments.ApprovePaymentRunAsync(new ApprovePaymentRunRequest { PaymentRunId = day.RunId, Etag = run.Etag, RequestId = day.RunId }, cancellationToken: cancellationToken);
        var ready = await UntilAsync(day.RunId, one => one.State is PaymentRunState.Ready or PaymentRunState.Done, cancellationToken);
        await UntilAllAsync(day.CreditNotes, StatementState.Paid, cancellationToken);
        if (ready.Files.Count == 0)
            return;
        var file = await ExportAsync(day.RunId, cancellationToken);
        var (payments, sum) = Bank.Read(file);
        comparison.Compare(day.RunId, "payments in the file", day.Transfers.Count, payments);
        comparison.Compare(day.RunId, "sum of the file", Amounts.Yuan(day.Transferred), sum.ToString("N2", CultureInfo.InvariantCulture));
        await ImportAsync(Bank.Status(file), day.RunId + "-status", cancellationToken);
        var told = await UntilAsync(day.RunId, one => one.FailedCount == day.Rejected.Count, cancellationToken);
        comparison.Compare(day.RunId, "rejected by the bank", day.Rejected.Count, told.FailedCount);
        await UntilAllAsync(day.Rejected, StatementState.Failed, cancellationToken);
    }

    /// <summary>Imports what the bank has booked of a run.</summary>
    /// <param name="day">The run.</param>
    /// <param name="booked">What it must have booked.</param>
    /// <param name="comparison">Takes the figures.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task BookAsync(PaymentDay day, IReadOnlyList<(Account Account, PartnerStatement Statement)> booked, Comparison comparison, CancellationToken cancellationToken)
    {
        if (day.Transfers.Count > 0)
            await ImportAsync(Bank.Notification(await ExportAsync(day.RunId, cancellationToken)), day.RunId + "-booked", cancellationToken);
        var paid = booked.Count + day.CreditNotes.Count;
        var run = await UntilAsync(day.RunId, one => one.State == PaymentRunState.Done && one.PaidCount == paid, cancellationToken);
        await UntilAllAsync(booked, StatementState.Paid, cancellationToken);
        comparison.Compare(day.RunId, "run", PaymentRunState.Done.ToString(), run.State.ToString());
        comparison.Compare(day.RunId, "paid", paid, run.PaidCount);
        comparison.Compare(day.RunId, "open breaks", 0, run.OpenBreakCount);
    }

    /// <summary>Sets another payee where the bank has closed the account, and has it verified and the statement approved again.</summary>
    public async Task MendAsync(Account account, PartnerStatement statement, CancellationToken cancellationToken)
    {
        var (partnerId, payee) = (account.PartnerId, FleetAgreement.NewPayee(account.Book.Partner));
        var known = (await planner.Payments.GetPayeeAsync(new GetPayeeRequest { PartnerId = partnerId }, cancellationToken: cancellationToken)).Payee;
        if (known.Payee.Account != payee.Account)
            await planner.Payments.SetPayeeAsync(
                new SetPayeeRequest
                {
                    PartnerId = partnerId,
                    Payee = payee,
                    Reason = "银行账户已注销 The bank has closed the account: AC04",
                    Evidence = new AgreementEvidence { Reference = "新账户函 a letter with the new account" },
                    RequestId = "fleet-mend",
                },
                cancellationToken: cancellationToken);
        await VerifyAsync([account], cancellationToken);
        var statementId = Period.Month(statement.Month).Id;
        if (await StateAsync(partnerId, statementId, cancellationToken) == StatementState.Failed)
            await approver.Settlement.ApproveStatementAsync(
                new ApproveStatementRequest { PartnerId = partnerId, StatementId = statementId, RequestId = "fleet-mend-" + statementId }, cancellationToken: cancellationToken);
    }

    private async Task<PaymentRun> PlanAsync(PaymentDay day, DateOnly dueBy, CancellationToken cancellationToken)
    {
        var selection = new PaymentSelection { DueBy = Period.Day(dueBy).Id };
        return (await planner.Payments.CreatePaymentRunAsync(
            new CreatePaymentRunRequest { PaymentRunId = day.RunId, Selection = selection, RequestId = day.RunId }, cancellationToken: cancellationToken)).Run;
    }

    /// <summary>Partners are told behind the run: waits for them.</summary>
    private async Task UntilAllAsync(IEnumerable<(Account Account, PartnerStatement Statement)> payments, StatementState state, CancellationToken cancellationToken)
    {
        var waiting = payments.ToList();
        await Waiting.UntilAsync(
            async () =>
            {
                while (waiting is [.., var (account, statement)] && await StateAsync(account.PartnerId, Period.Month(statement.Month).Id, cancellationToken) == state)
                    waiting.RemoveAt(waiting.Count - 1);
                return waiting.Count;
            },
            left => left == 0, cancellationToken);
    }

    private async Task<StatementState> StateAsync(string partnerId, string statementId, CancellationToken cancellationToken) =>
        (await planner.Settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = statementId }, cancellationToken: cancellationToken)).Statement.State;

    private async Task<PaymentRun?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(runId, cancellationToken);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<PaymentRun> UntilAsync(string runId, Func<PaymentRun, bool> isThere, CancellationToken cancellationToken) =>
        Waiting.UntilAsync(() => RunAsync(runId, cancellationToken), isThere, cancellationToken);

    private async Task<PaymentRun> RunAsync(string runId, CancellationToken cancellationToken) =>
        (await planner.Payments.GetPaymentRunAsync(new GetPaymentRunRequest { PaymentRunId = runId, PageSize = Page }, cancellationToken: cancellationToken)).Run;

    private async Task<byte[]> ExportAsync(string runId, CancellationToken cancellationToken) =>
        (await planner.Payments.ExportPaymentRunAsync(new ExportPaymentRunRequest { PaymentRunId = runId }, cancellationToken: cancellationToken)).Content.ToByteArray();

    private async Task ImportAsync(byte[] file, string requestId, CancellationToken cancellationToken) =>
        await planner.Payments.ImportBankFileAsync(new ImportBankFileRequest { Content = ByteString.CopyFrom(file), RequestId = requestId }, cancellationToken: cancellationToken);
}
