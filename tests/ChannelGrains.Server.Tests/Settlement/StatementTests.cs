using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using static ChannelGrains.Server.Tests.Settlement.SettlementServer;

namespace ChannelGrains.Server.Tests.Settlement;

public sealed class StatementTests : IAsyncLifetime
{
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Close_AMonth_GivesAStatementWithLinesDownToTransactions()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")), Make.Return("b", 200, Make.At("2026-01-11T10:00:00")), Make.Sale("c", 70, Make.At("2026-02-01T00:00:00")));

        var statement = await _server.CloseAsync(partner, "2026-01");

        Assert.Equal((StatementState.Closed, 80m, 80m, "ann"), (statement.State, Of(statement.Total), Of(statement.Payable), statement.ClosedBy));
        var line = Assert.Single(await _server.LinesAsync(partner, "2026-01"));
        Assert.Equal((StatementLineKind.Bracket, 1, 1, "800", "0.1", "80"), (line.Kind, line.AgreementVersion, line.Bracket, line.Base, line.Rate, line.ExactAmount));
        var made = await _server.Ann.ListStatementLinesAsync(new() { PartnerId = partner, StatementId = "2026-01", Line = 1 });
        Assert.Equal(["SALE a 1000", "RETURN b -200"], made.Transactions.Select(each => $"{each.Kind} {each.TransactionId} {each.Net}"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "LINE", _server.Ann.ListStatementLinesAsync(new() { PartnerId = partner, StatementId = "2026-01", Line = 2 }));
        await _server.VerifyAsync(partner);
    }

    [Fact]
    public async Task Close_TheSameMonthAgain_IsTheSameStatementWhateverHasHappenedSince()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
        var request = new ClosePeriodRequest { PartnerId = partner, Period = "2026-01", RequestId = "r" };
        var first = (await _server.Ann.ClosePeriodAsync(request)).Statement;
        await _server.SendAsync(partner, Make.Sale("b", 900, Make.At("2026-01-12T10:00:00")));
        await _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });

        Assert.Equal(first, (await _server.Ann.ClosePeriodAsync(request)).Statement);
        Assert.Equal(first, await _server.CloseAsync(partner, "2026-01"));
        Assert.Equal(first, (await _server.Bob.ClosePeriodAsync(new() { PartnerId = partner, Period = "2026-01", RequestId = "other" })).Statement);
    }

    [Fact]
    public async Task Close_WhatIsNotDueOrNoMonth_IsRefused()
    {
        var partner = await _server.EarningPartnerAsync();

        var order = await Refused.WithAsync(StatusCode.FailedPrecondition, "PERIOD_ORDER", _server.Ann.ClosePeriodAsync(new() { PartnerId = partner, Period = "2026-02" }));
        Assert.Equal("period", Refused.Field(order));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _server.Ann.ClosePeriodAsync(new() { PartnerId = partner, Period = "2026-Q1" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _server.Ann.ClosePeriodAsync(new() { PartnerId = "nobody", Period = "2026-01" }));
        await Refused.WithAsync(StatusCode.NotFound, "STATEMENT_NOT_FOUND", _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        await Refused.WithAsync(StatusCode.NotFound, "STATEMENT_NOT_FOUND", _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "x" }));
    }

    [Fact]
    public async Task Approve_ByTheCloser_IsRefusedAndASecondPrincipalMay()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
        var closed = await _server.CloseAsync(partner, "2026-01");

        await Refused.WithAsync(StatusCode.PermissionDenied, "SAME_PRINCIPAL", _server.Ann.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01", Etag = "1" }));
        var approval = new ApproveStatementRequest { PartnerId = partner, StatementId = "2026-01", Etag = closed.Etag, RequestId = "r" };
        var approved = (await _server.Bob.ApproveStatementAsync(approval)).Statement;

        Assert.Equal((StatementState.Approved, 10m), (approved.State, Of(approved.Payable)));
        Assert.Equal(approved, (await _server.Bob.ApproveStatementAsync(approval)).Statement);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "STATEMENT_STATE", _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        var read = await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        Assert.Equal([(StatementState.Closed, "ann"), (StatementState.Approved, "bob")], read.Steps.Select(step => (step.State, step.Principal)));
        Assert.Equal("Plan a payment run.", read.NextStep);
    }

    [Fact]
    public async Task Approve_ASuspendedPartner_IsBlockedUntilItIsResumed()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await _server.Client.Partners.SuspendPartnerAsync(new() { PartnerId = partner, Reason = "a doubt" });

        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        var read = await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        Assert.Equal("PARTNER_SUSPENDED", Assert.Single(read.Blocks).Condition);
        Assert.Equal("The partner is SUSPENDED: resume it.", read.NextStep);
        await _server.Client.Partners.ResumePartnerAsync(new() { PartnerId = partner, Reason = "cleared" });
        Assert.Equal(StatementState.Approved, (await _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Statement.State);
    }

    [Fact]
    public async Task Dispute_OfALine_GoesBackToClosedWithAnAdjustmentOnTheNextStatement()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")), Make.Sale("b", 50, Make.At("2026-02-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        var request = new OpenDisputeRequest { PartnerId = partner, StatementId = "2026-01", Lines = { 1 }, Reason = "one sale is missing", RequestId = "r" };

        var opened = await _server.Ann.OpenDisputeAsync(request);

        Assert.Equal(("1", DisputeState.Open, StatementState.Disputed), (opened.Dispute.DisputeId, opened.Dispute.State, opened.Statement.State));
        Assert.Equal(opened, await _server.Ann.OpenDisputeAsync(request));
        Assert.Equal("1", (await _server.LinesAsync(partner, "2026-01"))[0].OpenDisputeId);
        Assert.Equal("DISPUTE_OPEN", Assert.Single((await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Blocks).Condition);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "STATEMENT_STATE", _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        var resolution = new ResolveDisputeRequest { PartnerId = partner, StatementId = "2026-01", DisputeId = "1", Granted = new() { CurrencyCode = "CNY", Units = 3 }, Resolution = "found" };
        var fine = resolution.Clone();
        fine.Granted.Nanos = 1_000_000;
        await Refused.WithAsync(StatusCode.InvalidArgument, "AMOUNT", _server.Bob.ResolveDisputeAsync(fine));
        Assert.Equal((DisputeState.Granted, StatementState.Closed), Both(await _server.Bob.ResolveDisputeAsync(resolution)));
        var next = await _server.CloseAsync(partner, "2026-02");

        Assert.Equal((5m, 3m, 8m), (Of(next.Commission), Of(next.Disputed), Of(next.Total)));
        var dispute = Assert.Single((await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Disputes);
        Assert.Equal(("2026-02", "bob", AdjustmentReason.Dispute), (dispute.AdjustedIn, dispute.ResolvedBy, dispute.AdjustmentReason));
        await _server.VerifyAsync(partner);

        static (DisputeState, StatementState) Both(ResolveDisputeResponse response) => (response.Dispute.State, response.Statement.State);
    }

    [Fact]
    public async Task Adjust_AReturnAVoidAndALateSaleOfAClosedMonth_EachLeadsToItsTransactions()
    {
        var partner = await _server.EarningPartnerAsync();
        var source = await _server.Client.CreateSourceAsync(SourceMode.Keyed);
        await _server.SendAsync(source, partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")), Make.Sale("x", 30, Make.At("2026-01-11T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await _server.SendAsync(source, partner,
            Make.Return("b", 40, Make.At("2026-01-20T10:00:00")), Make.Void("c", "x", Make.At("2026-02-03T10:00:00")), Make.Sale("d", 20, Make.At("2026-01-21T10:00:00")), Make.Sale("e", 10, Make.At("2026-02-05T10:00:00")));

        var statement = await _server.CloseAsync(partner, "2026-02");

        Assert.Equal(("1", "-5", -4m, StatementState.Carried, "2026-02"), (statement.ExactCommission, statement.ExactAdjustments, Of(statement.Total), statement.State, statement.CarriedSince));
        var line = (await _server.LinesAsync(partner, "2026-02")).Single(each => each.Kind == StatementLineKind.Adjustment);
        Assert.Equal(("2026-01", "-5"), (line.Period, line.ExactAmount));
        Assert.Equal([AdjustmentReason.Return, AdjustmentReason.Void], line.Reasons);
        var made = await _server.Ann.ListStatementLinesAsync(new() { PartnerId = partner, StatementId = "2026-02", Line = line.Line });
        Assert.Equal(["RETURN b -40", "VOID c -30", "SALE d 20"], made.Transactions.Select(each => $"{each.Kind} {each.TransactionId} {each.Net}"));
        Assert.Equal("x", made.Transactions[1].OriginalTransactionId);
        await _server.VerifyAsync(partner);
    }

    // 100 in the first bracket and 60 in the second, of which the amendment prices the 60: 10 + 12 and 10 + 30; or 160 at the second bracket's rate: 32, and 20 + 30.
    [Theory]
    [InlineData(BracketMode.Graduated, "2026-01-15", "22", "40", "18")]
    [InlineData(BracketMode.Volume, "2026-01-15", "32", "50", "18")]
    [InlineData(BracketMode.Graduated, "2026-01-01", "22", "55", "33")]
    [InlineData(BracketMode.Volume, "2026-01-01", "32", "80", "48")]
    public async Task Amend_IntoAClosedMonth_IsPreviewedAsItIsPostedLater(BracketMode mode, string from, string stated, string amended, string adjustment)
    {
        var partner = await _server.EarningPartnerAsync(terms => terms.Commission = TwoBrackets(mode, "0.1", "0.2"));
        await _server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")), Make.Sale("b", 60, Make.At("2026-01-20T10:00:00")), Make.Sale("c", 50, Make.At("2026-02-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PERIOD_CLOSED", _server.Client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, from)));
        // Of two versions of one day the last signed one wins.
        await AmendAsync(partner, from, TwoBrackets(mode, "0.9", "0.9"));
        await _server.Client.SignAsync(partner);
        await AmendAsync(partner, from, TwoBrackets(mode, "0.25", "0.5"));

        var preview = await _server.Client.Agreements.PreviewAmendmentAsync(new() { PartnerId = partner });

        var january = preview.Months[0];
        Assert.Equal(("2026-01", true, stated, amended, adjustment), (january.Period, january.Closed, january.Stated, january.Amended, january.Adjustment));
        Assert.Equal(("2026-02", false, "45", "12.5", ""), (preview.Months[1].Period, preview.Months[1].Closed, preview.Months[1].Now, preview.Months[1].Amended, preview.Months[1].Adjustment));
        await _server.Client.SignAsync(partner);
        var statement = await _server.CloseAsync(partner, "2026-02");
        Assert.Equal(("12.5", adjustment), (statement.ExactCommission, statement.ExactAdjustments));
        var line = (await _server.LinesAsync(partner, "2026-02")).Single(each => each.Kind == StatementLineKind.Adjustment);
        Assert.Equal(AdjustmentReason.Amendment, Assert.Single(line.Reasons));
    }

    private async Task AmendAsync(string partner, string from, CommissionSchedule schedule)
    {
        var amendment = Agreeing.Amendment(partner, from, Agreeing.Terms(terms =>
        {
            terms.Commission = schedule;
            terms.Payment.MinimumPayout = null;
        }));
        amendment.AllowAdjustment = true;
        await _server.Client.Agreements.AmendAgreementAsync(amendment);
    }

    private static CommissionSchedule TwoBrackets(BracketMode mode, string first, string second)
    {
        var schedule = Tenth(first);
        schedule.Mode = mode;
        schedule.Brackets[0].UpTo = "100";
        schedule.Brackets.Add(new CommissionBracket { Rate = second });
        return schedule;
    }

    [Fact]
    public async Task List_StatementsOfAPartnerAndOfAMonth_ByStateAndPage()
    {
        var partners = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            partners.Add(await _server.EarningPartnerAsync());
            await _server.SendAsync(partners[i], Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
            await _server.CloseAsync(partners[i], "2026-01");
        }
        await _server.CloseAsync(partners[0], "2026-02");
        await _server.Bob.ApproveStatementAsync(new() { PartnerId = partners[1], StatementId = "2026-01" });

        var own = await _server.Ann.ListStatementsAsync(new() { PartnerId = partners[0] });
        Assert.Equal([("2026-01", StatementState.Closed), ("2026-02", StatementState.Carried)], own.Statements.Select(each => (each.StatementId, each.State)));
        var page = await _server.Ann.ListStatementsAsync(new() { Period = "2026-01", PageSize = 2 });
        var rest = await _server.Ann.ListStatementsAsync(new() { Period = "2026-01", PageSize = 2, PageToken = page.NextPageToken });
        Assert.Equal(partners, page.Statements.Concat(rest.Statements).Select(each => each.PartnerId));
        var approved = await _server.Ann.ListStatementsAsync(new() { Period = "2026-01", State = StatementState.Approved });
        Assert.Equal((partners[1], 10m), (Assert.Single(approved.Statements).PartnerId, Of(approved.Statements[0].Payable)));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _server.Ann.ListStatementsAsync(new()));
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task Ledger_OfAPartner_ListsWhatEachStepPosted()
    {
        var partner = await _server.EarningPartnerAsync(terms => terms.Payment.WithholdingRate = "0.06");
        await _server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });

        var ledger = await _server.AnnLedger.ListLedgerEntriesAsync(new() { PartnerId = partner });

        Assert.Equal(
            ["Close 2026-01 ann: CommissionExpense 100, PartnerPayable -100", "Approval 2026-01 bob: PartnerPayable 6, WithholdingTax -6"],
            ledger.Entries.Select(entry => $"{entry.Cause} {entry.StatementId} {entry.Principal}: {string.Join(", ", entry.Postings.Select(posting => $"{posting.Account} {Of(posting.Amount):0.##}"))}"));
        Assert.Equal([100m, -94m, -6m, 0m, 0m, 0m], ledger.Balances.Select(posting => Of(posting.Amount)));
        var first = await _server.AnnLedger.ListLedgerEntriesAsync(new() { PartnerId = partner, PageSize = 1 });
        Assert.Equal(ledger.Entries[1], Assert.Single((await _server.AnnLedger.ListLedgerEntriesAsync(new() { PartnerId = partner, PageSize = 1, PageToken = first.NextPageToken })).Entries));
    }
}
