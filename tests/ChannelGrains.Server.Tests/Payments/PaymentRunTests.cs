using System.Xml.Linq;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Payments;

public sealed class PaymentRunTests : IAsyncLifetime
{
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Run_FromThePlanToTheFile_HasTwoPeopleAndTheSameBytes()
    {
        var (run, partner) = (Paying.NewRun(), await _server.ApprovedAsync(1_000));
        var request = new CreatePaymentRunRequest { PaymentRunId = run, Selection = new() { PartnerIds = { partner } }, RequestId = "r" };

        var planned = (await _server.AnnPays.CreatePaymentRunAsync(request)).Run;

        Assert.Equal((PaymentRunState.Planned, 1, 100m, "ann"), (planned.State, planned.PaymentCount, SettlementServer.Of(planned.Total), planned.PlannedBy));
        Assert.Equal(planned, (await _server.AnnPays.CreatePaymentRunAsync(request)).Run);
        await Refused.WithAsync(StatusCode.AlreadyExists, "RUN_EXISTS", _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = run }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "RUN_STATE", _server.AnnPays.ExportPaymentRunAsync(new() { PaymentRunId = run }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "SAME_PRINCIPAL", _server.AnnPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "ETAG", _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run }));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = "7" }));
        await _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag });
        await Eventually.TrueAsync(async () => (await _server.RunAsync(run)).Run.State == PaymentRunState.Ready);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "RUN_STATE", _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag }));
        Assert.Equal(StatementState.Paying, await _server.StateAsync(partner));

        var file = await _server.AnnPays.ExportPaymentRunAsync(new() { PaymentRunId = run });
        Assert.Equal(file, await _server.BobPays.ExportPaymentRunAsync(new() { PaymentRunId = run, File = 1 }));
        await Refused.WithAsync(StatusCode.OutOfRange, "FILE", _server.AnnPays.ExportPaymentRunAsync(new() { PaymentRunId = run, File = 2 }));
        XNamespace ns = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
        var document = XDocument.Load(new MemoryStream(file.Content.ToByteArray()));
        var payment = Assert.Single((await _server.RunAsync(run)).Payments);
        Assert.Equal((payment.EndToEndId, payment.Uetr), ((string)document.Descendants(ns + "EndToEndId").Single(), (string)document.Descendants(ns + "UETR").Single()));
        Assert.Equal(("100.00", "CNY"), ((string)document.Descendants(ns + "InstdAmt").Single(), (string)document.Descendants(ns + "InstdAmt").Single().Attribute("Ccy")!));
        Assert.Equal(run + "-F1", (string)document.Descendants(ns + "MsgId").Single());

        // What is in payment is in no second run.
        await Refused.WithAsync(StatusCode.FailedPrecondition, "NOTHING_DUE", _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = Paying.NewRun(), Selection = new() { PartnerIds = { partner } } }));
    }

    [Fact]
    public async Task Run_WhoseStatementIsInAnotherOne_LeavesItOut()
    {
        var partner = await _server.ApprovedAsync(1_000);
        var (first, second) = (Paying.NewRun(), Paying.NewRun());
        var plans = new List<PaymentRun>();
        foreach (var run in new[] { first, second })
            plans.Add((await _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = run, Selection = new() { PartnerIds = { partner } } })).Run);
        foreach (var plan in plans)
            await _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = plan.PaymentRunId, Etag = plan.Etag });
        await Eventually.TrueAsync(async () => (await _server.RunAsync(second)).Run.State == PaymentRunState.Done && (await _server.RunAsync(first)).Run.State == PaymentRunState.Ready);

        Assert.Equal((PaymentState.Refused, "STATEMENT_STATE"), Assert.Single((await _server.RunAsync(second)).Payments.Select(payment => (payment.State, payment.Reason))));
        await Refused.WithAsync(StatusCode.OutOfRange, "FILE", _server.AnnPays.ExportPaymentRunAsync(new() { PaymentRunId = second }));
    }

    [Fact]
    public async Task Run_WithOneWhoseJournalIsDamaged_PaysTheOthersAndNamesIt()
    {
        using var directory = new TemporaryDirectory();
        string[] partners;
        await using (var before = await SettlementServer.StartAsync(directory.Path))
            partners = [await before.ApprovedAsync(1_000), await before.ApprovedAsync(2_000), await before.ApprovedAsync(3_000)];
        await using var server = await SettlementServer.StartAsync(directory.Path, settings: [("Views:Enabled", "false"), ("Reviews:Enabled", "false")]);
        server.ExpectErrors();
        Assert.True(await RottenRecords.TurnAsync(directory.Path, partners[1]) > 0);

        var ready = await server.ReadyAsync(Paying.NewRun());

        Assert.Equal(400m, SettlementServer.Of(ready.Total));
        var payments = (await server.RunAsync(ready.PaymentRunId)).Payments.ToDictionary(payment => payment.PartnerId);
        Assert.Equal([PaymentState.Paying, PaymentState.Refused, PaymentState.Paying], partners.Select(partner => payments[partner].State));
        Assert.Equal("JOURNAL_DAMAGED", payments[partners[1]].Reason);
        await RottenRecords.TurnAsync(directory.Path, partners[1]);
        Assert.Equal(200m, SettlementServer.Of((await server.ReadyAsync(Paying.NewRun())).Total));
        await server.VerifyAsync();
    }

    [Fact]
    public async Task Run_AfterAFailure_PaysTheStatementAgainUnderAnotherId()
    {
        var (run, partner) = (Paying.NewRun(), await _server.ApprovedAsync(1_000));
        var ready = await _server.ReadyAsync(run, partner);
        await _server.ImportAsync(BankSays.Status(run + "-S", run + "-F1", "PART", ($"{run}-00001", "RJCT", "AM04")), ready.ExecutionDate);
        Assert.Equal((StatementState.Failed, PaymentRunState.Done), (await _server.StateAsync(partner), (await _server.RunAsync(run)).Run.State));

        var again = Paying.NewRun();
        await _server.ReadyAsync(again, partner);
        await _server.ImportAsync(BankSays.Statement(again + "-T", BankSays.Booked("100.00", $"{again}-00001", again)), ready.ExecutionDate);

        Assert.Equal(StatementState.Paid, await _server.StateAsync(partner));
        // A booking of the attempt that failed is a break, and pays nothing.
        await _server.ImportAsync(BankSays.Statement(run + "-T", BankSays.Booked("100.00", $"{run}-00001", run)), ready.ExecutionDate);
        Assert.Equal(BreakKind.Contradicted, Assert.Single(await _server.BreaksAsync(run)).Kind);
        Assert.Equal(StatementState.Paid, await _server.StateAsync(partner));
        await _server.VerifyAsync(partner);
    }

    [Fact]
    public async Task Outcome_ByHand_TellsThePartner()
    {
        var (run, partner) = (Paying.NewRun(), await _server.ApprovedAsync(1_000));
        await _server.ReadyAsync(run, partner);
        var request = new RecordPaymentOutcomeRequest { PaymentRunId = run, EndToEndId = $"{run}-00001", Outcome = PaymentState.Paid, Note = "statement on paper", RequestId = "r" };

        Assert.Equal(PaymentState.Paid, (await _server.AnnPays.RecordPaymentOutcomeAsync(request)).Payment.State);
        Assert.Equal(PaymentState.Paid, (await _server.AnnPays.RecordPaymentOutcomeAsync(request)).Payment.State);
        await Eventually.TrueAsync(async () => await _server.StateAsync(partner) == StatementState.Paid);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYMENT_STATE", _server.AnnPays.RecordPaymentOutcomeAsync(new(request) { Outcome = PaymentState.Failed, Reason = "AC01", RequestId = "" }));
        await _server.AnnPays.RecordPaymentOutcomeAsync(new(request) { Outcome = PaymentState.Returned, Reason = "AC04", RequestId = "" });
        await Eventually.TrueAsync(async () => await _server.StateAsync(partner) == StatementState.Failed);
    }

    [Fact]
    public async Task Break_ClosedByHand_IsListedWithItsNote()
    {
        var (run, partner) = (Paying.NewRun(), await _server.ApprovedAsync(1_000));
        var ready = await _server.ReadyAsync(run, partner);
        var unknown = TestClient.NewId("OTHER");
        await _server.ImportAsync(BankSays.Statement(run + "-T", BankSays.Booked("99.00", $"{run}-00001", run), BankSays.Booked("7.00", unknown, run + "u")), ready.ExecutionDate);
        Break[] found = [Assert.Single(await _server.BreaksAsync(run)), (await _server.BreaksAsync()).Single(one => one.EndToEndId == unknown)];

        foreach (var one in found)
        {
            await Refused.WithAsync(StatusCode.InvalidArgument, "NOTE_EMPTY", _server.AnnPays.CloseBreakAsync(new() { BreakId = one.BreakId }));
            var closed = (await _server.AnnPays.CloseBreakAsync(new() { BreakId = one.BreakId, Note = "a charge" })).ClosedBreak;
            Assert.Equal((BreakState.Closed, "ann", "a charge"), (closed.State, closed.ClosedBy, closed.Note));
            await Refused.WithAsync(StatusCode.FailedPrecondition, "BREAK_STATE", _server.AnnPays.CloseBreakAsync(new() { BreakId = one.BreakId, Note = "again" }));
            Assert.DoesNotContain(await _server.BreaksAsync(), open => open.BreakId == one.BreakId);
            Assert.Contains(await AllBreaksAsync(), all => all.Equals(closed));
        }
        Assert.Equal(0, (await _server.RunAsync(run)).Run.OpenBreakCount);
        Assert.Equal(StatementState.Paying, await _server.StateAsync(partner));
        await Refused.WithAsync(StatusCode.NotFound, "BREAK_NOT_FOUND", _server.AnnPays.CloseBreakAsync(new() { BreakId = $"{run}.00001.6", Note = "x" }));
        await Refused.WithAsync(StatusCode.NotFound, "BREAK_NOT_FOUND", _server.AnnPays.CloseBreakAsync(new() { BreakId = "-.00", Note = "x" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", _server.AnnPays.CloseBreakAsync(new() { BreakId = "x", Note = "x" }));
    }

    [Theory]
    [InlineData("", "INVALID_ID")]
    [InlineData("a_b", "INVALID_ID")]
    [InlineData("-", "INVALID_ID")]
    public async Task Plan_OfABadId_IsRefused(string run, string reason) =>
        await Refused.WithAsync(StatusCode.InvalidArgument, reason, _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = run }));

    [Fact]
    public async Task Plan_OfABadSelection_IsRefused()
    {
        var partner = await _server.ApprovedAsync(1_000);
        await RefuseAsync("DATE", request => request.Selection.DueBy = "2026-13-01");
        await RefuseAsync("DATE", request => request.ExecutionDate = "tomorrow");
        await RefuseAsync("EXECUTION_DATE", request => request.ExecutionDate = "2026-01-01");
        await RefuseAsync("EXECUTION_DATE", request => request.ExecutionDate = "2126-01-01");
        await RefuseAsync("CURRENCY_NOT_PROGRAMMES", request => request.Selection.CurrencyCode = "EUR");
        await RefuseAsync("INVALID_ID", request => request.Selection.PartnerIds.Add("a/b"));
        await RefuseAsync("NOTHING_DUE", request => request.Selection.DueBy = "2025-01-01", StatusCode.FailedPrecondition);
        await RefuseAsync("NOTHING_DUE", request => request.Selection = new() { PartnerIds = { "nobody" } }, StatusCode.FailedPrecondition);
        await Refused.WithAsync(StatusCode.NotFound, "RUN_NOT_FOUND", _server.AnnPays.GetPaymentRunAsync(new() { PaymentRunId = "never" }));

        async Task RefuseAsync(string reason, Action<CreatePaymentRunRequest> change, StatusCode code = StatusCode.InvalidArgument)
        {
            var request = new CreatePaymentRunRequest { PaymentRunId = Paying.NewRun(), Selection = new() { PartnerIds = { partner } } };
            change(request);
            await Refused.WithAsync(code, reason, _server.AnnPays.CreatePaymentRunAsync(request));
        }
    }

    /// <summary>A payee that changes behind the plan is not paid: the statement was approved for another one.</summary>
    [Fact]
    public async Task Run_WhosePayeeChanges_LeavesItOut()
    {
        var (run, partner) = (Paying.NewRun(), await _server.ApprovedAsync(1_000));
        var planned = (await _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = run, Selection = new() { PartnerIds = { partner } } })).Run;
        var payee = (await _server.AnnPays.GetPayeeAsync(new() { PartnerId = partner })).Payee.Payee;
        await _server.AnnPays.SetPayeeAsync(new() { PartnerId = partner, Payee = new(payee) { Account = "6217999999999999" }, Reason = "a new account" });
        await _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag });
        await Eventually.TrueAsync(async () => (await _server.RunAsync(run)).Run.State == PaymentRunState.Done);

        Assert.Equal((PaymentState.Refused, StatementState.Approved), (Assert.Single((await _server.RunAsync(run)).Payments).State, await _server.StateAsync(partner)));
    }

    /// <summary>A credit note is in no file of the bank, and paid once its statement is taken.</summary>
    [Fact]
    public async Task Run_OfTransfersAndCreditNotes_PaysBoth()
    {
        var (run, transferred, credited) = (Paying.NewRun(), await _server.ApprovedAsync(1_000), await _server.EarningPartnerAsync());
        await _server.SendAsync(credited, Make.Sale("a", 500m, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(credited, "2026-01");
        await _server.Bob.ApproveStatementAsync(new() { PartnerId = credited, StatementId = "2026-01" });

        var ready = await _server.ReadyAsync(run, transferred, credited);

        Assert.Equal((PaymentRunState.Ready, 2, 1, 0), (ready.State, ready.PaymentCount, ready.PaidCount, ready.RefusedCount));
        Assert.Equal((1, 100m), Assert.Single(ready.Files.Select(file => (file.PaymentCount, SettlementServer.Of(file.Total)))));
        var note = (await _server.RunAsync(run)).Payments.Single(payment => payment.PartnerId == credited);
        Assert.Equal((PaymentMethod.CreditNote, PaymentState.Paid, "", 0, 50m), (note.Method, note.State, note.Uetr, note.File, SettlementServer.Of(note.Amount)));
        await Eventually.TrueAsync(async () => await _server.StateAsync(credited) == StatementState.Paid);
        Assert.Equal([0m, 50m], await PaidAsync(credited));
        await _server.VerifyAsync(credited);

        // One that was cancelled is owed again.
        await _server.AnnPays.RecordPaymentOutcomeAsync(new() { PaymentRunId = run, EndToEndId = note.EndToEndId, Outcome = PaymentState.Returned, Reason = "CANCELLED", Note = "posted to another account" });
        await Eventually.TrueAsync(async () => await _server.StateAsync(credited) == StatementState.Failed);
        Assert.Equal([0m, 0m], await PaidAsync(credited));
        Assert.Equal(PaymentRunState.Done, (await _server.ReadyAsync(Paying.NewRun(), credited)).State);
        await Eventually.TrueAsync(async () => await _server.StateAsync(credited) == StatementState.Paid);
        await _server.VerifyAsync(credited);
    }

    /// <summary>A payee that an agreement names beside its credit notes has been verified by nobody.</summary>
    [Fact]
    public async Task Run_OfACreditNoteWithAPayee_TransfersNothing()
    {
        var (run, partner) = (Paying.NewRun(), await _server.EarningPartnerAsync(terms => terms.Payment.Payee = Agreeing.Terms().Payment.Payee, isVerified: false));
        await _server.SendAsync(partner, Make.Sale("a", 500m, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await Refused.WithAsync(StatusCode.NotFound, "PAYEE_NOT_FOUND", _server.AnnPays.GetPayeeAsync(new() { PartnerId = partner }));
        await _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });

        Assert.Empty((await _server.ReadyAsync(run, partner)).Files);

        await Eventually.TrueAsync(async () => await _server.StateAsync(partner) == StatementState.Paid);
        Assert.Equal([0m, 50m], await PaidAsync(partner));
    }

    /// <summary>What was approved for another payee is approved again, and then paid.</summary>
    [Fact]
    public async Task Approve_BehindAChangeOfThePayee_LetsARunPayIt()
    {
        var partner = await _server.ApprovedAsync(1_000);
        var payee = (await _server.AnnPays.GetPayeeAsync(new() { PartnerId = partner })).Payee.Payee;
        await _server.AnnPays.SetPayeeAsync(new() { PartnerId = partner, Payee = new(payee) { Account = "6217888888888888" }, Reason = "a new account" });
        await _server.VerifyPayeeAsync(partner);
        var (first, second) = (Paying.NewRun(), Paying.NewRun());
        await _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = first, Selection = new() { PartnerIds = { partner } } });
        Assert.Equal("PAYEE_CHANGED", Assert.Single((await _server.RunAsync(first)).Payments).Reason);

        var request = new ApproveStatementRequest { PartnerId = partner, StatementId = "2026-01" };
        Assert.Equal(StatementState.Approved, (await _server.Bob.ApproveStatementAsync(request)).Statement.State);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "STATEMENT_STATE", _server.Bob.ApproveStatementAsync(request));

        await _server.ReadyAsync(second, partner);
        Assert.Equal(PaymentState.Paying, Assert.Single((await _server.RunAsync(second)).Payments).State);
        await _server.VerifyAsync(partner);
    }

    [Fact]
    public async Task Lists_OfRunsAndPayments_ComeInPages()
    {
        var partners = new List<string> { await _server.ApprovedAsync(100), await _server.ApprovedAsync(200), await _server.ApprovedAsync(300) };
        var run = Paying.NewRun();
        await _server.ReadyAsync(run, partners);
        var first = await _server.AnnPays.GetPaymentRunAsync(new() { PaymentRunId = run, PageSize = 2 });
        var second = await _server.AnnPays.GetPaymentRunAsync(new() { PaymentRunId = run, PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(partners, first.Payments.Concat(second.Payments).Select(payment => payment.PartnerId));
        Assert.Empty(second.NextPageToken);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _server.AnnPays.GetPaymentRunAsync(new() { PaymentRunId = run, PageSize = 2, PageToken = "2" }));
        Assert.Contains((await _server.AnnPays.ListPaymentRunsAsync(new() { PageSize = 1_000 })).Runs, listed => (listed.PaymentRunId, listed.State, listed.PaymentCount) == (run, PaymentRunState.Ready, 3));
    }

    [Fact]
    public async Task Import_OfWhatIsNoSuchFile_IsRefusedAndStoresNothing()
    {
        foreach (var text in new[] { "", "no xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><Document>&b;</Document>", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"/>" })
            Assert.StartsWith("BANK_FILE_", (await Assert.ThrowsAsync<RpcException>(async () => await _server.AnnPays.ImportBankFileAsync(new() { Content = Google.Protobuf.ByteString.CopyFromUtf8(text) })))
                .GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(await AllBreaksAsync(), one => one.EndToEndId.Length == 0);
    }

    /// <summary>The same request is answered as the first time, also after a restart; the same file under another says so, and changes nothing.</summary>
    [Fact]
    public async Task Import_OfTheSameRequestOrTheSameFile_TakesItOnce()
    {
        using var directory = new TemporaryDirectory();
        var (run, unknown) = (Paying.NewRun(), TestClient.NewId("OTHER"));
        ImportBankFileRequest request;
        ImportBankFileResponse first;
        await using (var server = await SettlementServer.StartAsync(directory.Path))
        {
            var partner = await server.ApprovedAsync(1_000);
            var ready = await server.ReadyAsync(run, partner);
            var text = BankSays.Statement(run + "-T", BankSays.Booked("100.00", $"{run}-00001", run), BankSays.Booked("7.00", unknown, run + "u"))
                .Replace("EUR", "CNY", StringComparison.Ordinal).Replace(BankSays.Day, ready.ExecutionDate, StringComparison.Ordinal);
            request = new() { Content = Google.Protobuf.ByteString.CopyFromUtf8(text), RequestId = "r" };
            first = await server.AnnPays.ImportBankFileAsync(request);
            Assert.Equal((false, true, 1, 1), (first.RepeatedFile, first.File.Applied, first.File.MatchedCount, first.File.UnknownCount));

            await CheckAsync(server);
            await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED",
                server.AnnPays.ImportBankFileAsync(new(request) { Content = Google.Protobuf.ByteString.CopyFromUtf8(text + "\n") }));
            Assert.Equal(StatementState.Paid, await server.StateAsync(partner));
        }
        await using (var server = await SettlementServer.StartAsync(directory.Path))
            await CheckAsync(server);

        async Task CheckAsync(SettlementServer server)
        {
            Assert.Equal(first, await server.AnnPays.ImportBankFileAsync(request));
            foreach (var other in new[] { "", "another" })
                Assert.Equal(new ImportBankFileResponse(first) { RepeatedFile = true }, await server.BobPays.ImportBankFileAsync(new(request) { RequestId = other }));
            Assert.Equal(1, (await server.BreaksAsync()).Single(one => one.EndToEndId == unknown).BookingCount);
        }
    }

    [Fact]
    public async Task Plan_WithoutADebtor_IsRefused()
    {
        await using var server = await SettlementServer.StartAsync(null, null, ("Payments:Debtor:Account", "DE89370400440532013001"));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "DEBTOR_INVALID", server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = "R" }));
    }

    /// <summary>What left the bank, and what was credited.</summary>
    private async Task<IReadOnlyList<decimal>> PaidAsync(string partner)
    {
        var balances = (await _server.AnnLedger.ListLedgerEntriesAsync(new() { PartnerId = partner })).Balances;
        return [.. new[] { LedgerAccount.Cash, LedgerAccount.CreditNotes }.Select(account => -SettlementServer.Of(balances.Single(balance => balance.Account == account).Amount))];
    }

    private async Task<IReadOnlyList<Break>> AllBreaksAsync()
    {
        var all = new List<Break>();
        var request = new ListBreaksRequest { ShowClosed = true, PageSize = 1 };
        do
        {
            var page = await _server.AnnPays.ListBreaksAsync(request);
            all.AddRange(page.Breaks);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
