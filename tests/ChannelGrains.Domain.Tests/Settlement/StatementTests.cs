using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Domain.Tests.Partners;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;
using static ChannelGrains.Domain.Tests.Settlement.Settling;

namespace ChannelGrains.Domain.Tests.Settlement;

public sealed class StatementTests
{
    private static readonly CommissionSchedule TenPercent = Schedule("-:0.1");

    [Fact]
    public void Close_AMonth_SaysItsCommissionByLines()
    {
        var partner = new Settling(Schedule("1000:0.05 -:0.1+20").With(("tea", "0.03")), new() { HoldDays = 30, Withholding = RateOf("0.06"), Rounding = Rounding.HalfAway });
        partner.Sell("2026-01-10", "1500");
        partner.Sell("2026-01-11", "200", "tea");

        var statement = partner.Close(January);

        Assert.Equal(["Bracket 0: 5000", "Bracket 1: 7000", "Category : 600"], statement.Lines.Select(line => $"{line.Kind} {line.Bracket}: {line.Share}"));
        Assert.Equal((12_600, 756, 11_844, "2026-02-10"), (statement.Total, statement.Tax, statement.Payable, statement.DueOn.ToString()));
        Assert.Equal((StatementState.Closed, -12_600), (partner.Book.Find(January)!.State, partner.Book.Balances[LedgerAccount.PartnerPayable]));
        Assert.Empty(partner.Findings());
    }

    [Fact]
    public void Close_TooEarlyOrOutOfOrder_IsRefused()
    {
        var partner = new Settling(TenPercent) { Today = BusinessDay.Of(2026, 2, 5) };

        Assert.Equal("PERIOD_OPEN", partner.TryClose(January).Refusal!.Reason);
        partner.Today = BusinessDay.Of(2026, 2, 6);
        Assert.Equal("PERIOD_ORDER", partner.TryClose(January + 1).Refusal!.Reason);
        Assert.Equal("PERIOD_ORDER", partner.TryClose(January - 1).Refusal!.Reason);
        Assert.Empty(partner.Close(January).Lines);
        Assert.Equal(StatementState.Carried, partner.Book.Find(January)!.State);
    }

    [Fact]
    public void Close_AMonthInWhichThePartnerWasNotActive_IsLeftOutUnlessThereIsSomethingToSettle()
    {
        var life = Example.Partner().After(new PartnerStateChanged(LifecycleState.Terminated, BusinessDay.Of(2026, 2, 10), "over"));
        var partner = new Settling(TenPercent) { Life = life };
        partner.Sell("2026-01-10", "100");
        partner.Close(January);
        partner.Close(January + 1);

        Assert.Equal("PARTNER_STATE", partner.TryClose(January + 2).Refusal!.Reason);
        partner.Return("2026-01-20", "40");
        var statement = partner.Close(January + 4);

        Assert.Equal((-400, "Return"), (statement.Total, statement.Lines.Single().Reasons.Single().ToString()));
    }

    [Fact]
    public void Close_ATotalBelowTheMinimum_IsCarriedUntilItIsReached()
    {
        var partner = new Settling(TenPercent, new() { MinimumPayout = Amount.FromUnits(10), Withholding = RateOf("0.1"), Rounding = Rounding.HalfAway });
        partner.Sell("2026-01-10", "60");
        partner.Sell("2026-02-10", "60");

        var (january, february) = (partner.Close(January), partner.Close(January + 1));

        Assert.Equal((StatementState.Carried, 600L, January, 0L), (january.State, january.CarriedOut, january.CarriedSince, january.Payable));
        Assert.Equal((StatementState.Closed, 600L, 1_200L, 120L, 1_080L), (february.State, february.CarriedIn, february.Total, february.Tax, february.Payable));
        Assert.Null(february.CarriedSince);
        Assert.Empty(partner.Findings());
    }

    [Fact]
    public void Close_AfterAReturnOfAPaidMonth_TakesTheCommissionBackAtItsOwnRate()
    {
        var partner = new Settling(Schedule("1000:0.05 -:0.1"));
        partner.Sell("2026-01-10", "2000");
        partner.Close(January);
        Assert.Null(partner.Approve(January));
        Assert.Null(partner.Pay(January, "e1"));
        Assert.Null(partner.Finish(January, "e1", PaymentOutcome.Paid));
        partner.Return("2026-01-31", "500");
        partner.Sell("2026-02-10", "100");

        var statement = partner.Close(January + 1);

        var line = statement.Lines.Single(line => line.Kind == StatementLineKind.Adjustment);
        Assert.Equal((January, "-50", -5_000L, "Return"), (line.Month, line.Exact.ToText(), line.Share, string.Join(' ', line.Reasons)));
        Assert.Equal((-4_500L, StatementState.Carried, January + 1), (statement.Total, statement.State, statement.CarriedSince));
        Assert.DoesNotContain(partner.Close(January + 2).Lines, each => each.Kind == StatementLineKind.Adjustment);
        Assert.Equal(-4_500, partner.Book.Carried);
        Assert.Empty(partner.Findings());
    }

    [Theory]
    [InlineData("late", "LateFact")]
    [InlineData("void", "Void")]
    [InlineData("amendment", "Amendment")]
    public void Close_AMonthThatHasChanged_SaysWhy(string what, string reasons)
    {
        var partner = new Settling(TenPercent);
        partner.Sell("2026-01-10", "100");
        partner.Close(January);
        if (what == "late")
            partner.Sell("2026-01-11", "10");
        else if (what == "void")
            partner.Void(0);
        else
            partner.Sign("2026-01-01", Schedule("-:0.2"));

        var line = partner.Close(January + 1).Lines.Single();

        Assert.Equal((reasons, January), (string.Join(' ', line.Reasons), line.Month));
    }

    [Fact]
    public void Close_SalesThatCancelOutLate_AdjustsNothing()
    {
        var partner = new Settling(TenPercent);
        partner.Close(January);
        partner.Sell("2026-01-11", "10");
        partner.Return("2026-01-12", "10");

        Assert.Empty(partner.Close(January + 1).Lines);
    }

    [Fact]
    public void Close_AVolumeOfAYearThatIsReRatedByALaterMonth_IsThatMonths()
    {
        var partner = new Settling(Schedule("1000:0.05 -:0.1", BracketMode.Volume) with { Period = CommissionPeriod.YearToDate });
        partner.Sell("2026-01-10", "900");
        partner.Sell("2026-02-10", "600");

        Assert.Equal(["45", "105"], new[] { partner.Close(January), partner.Close(January + 1) }.Select(statement => statement.ExactCommission.ToText()));
        Assert.True(partner.Closed[January + 1].ExactAdjustments.IsZero);
    }

    [Fact]
    public void Round_TheTotal_OnceAndTheLinesAddUp()
    {
        var partner = new Settling(Schedule("-:0.333333333").With(("a", "0.111111111"), ("b", "0.222222222")));
        foreach (var category in new[] { "a", "b", "c" })
            partner.Sell("2026-01-10", "0.05", category);

        var statement = partner.Close(January);

        Assert.Equal("0.0333333333", statement.ExactCommission.ToText());
        Assert.Equal((3, 3), (statement.Commission, statement.Lines.Sum(line => line.Share)));
    }

    [Fact]
    public void Dispute_OfALineThatIsGranted_IsAdjustedByTheNextStatement()
    {
        var partner = new Settling(TenPercent, new() { Withholding = RateOf("0.1"), Rounding = Rounding.HalfAway });
        partner.Sell("2026-01-10", "100");
        partner.Close(January);
        Assert.Null(partner.Approve(January));
        Assert.Equal("LINES", partner.Dispute(January, 2)!.Reason);
        Assert.Null(partner.Dispute(January, 1));
        Assert.Equal("DISPUTE_EXISTS", partner.Dispute(January)!.Reason);
        Assert.Equal("STATEMENT_STATE", partner.Pay(January, "e1")!.Reason);
        Assert.Equal(1_000, partner.Balance().Disputed);

        Assert.Null(partner.Resolve(January, 1, 250));

        Assert.Equal(StatementState.Closed, partner.Book.Find(January)!.State);
        Assert.Equal("DISPUTE_STATE", partner.Resolve(January, 1, 0)!.Reason);
        Assert.Equal("2.5", partner.Balance().Accrued.ToText());
        var line = partner.Close(January + 1).Lines.Single();
        Assert.Equal((StatementLineKind.Dispute, 250L, January, 1), (line.Kind, line.Share, line.Month, line.Dispute));
        Assert.Empty(partner.Findings());
    }

    [Fact]
    public void Approve_WhileSomethingBlocksIt_NamesTheConditions()
    {
        var partner = new Settling(TenPercent);
        partner.Sell("2026-01-10", "100");
        partner.Close(January);

        var refusal = partner.Approve(January, new PayoutBlock("PARTNER_SUSPENDED", "7", "Resume it."), new PayoutBlock("PAYEE_NEW", "9", "Wait."))!;

        Assert.Equal(("PAYOUT_BLOCKED", "PARTNER_SUSPENDED,PAYEE_NEW"), (refusal.Reason, refusal.Metadata!["conditions"]));
        Assert.Null(partner.Approve(January));
    }

    [Fact]
    public void Approve_ByWhoClosedIt_IsRefusedButForASingleUser()
    {
        var statement = new ClosedStatement { Month = January, State = StatementState.Closed };

        Assert.Equal("SAME_PRINCIPAL", ApproveStatement.Decide(statement, null, "ann", "ann", new(isSingleUser: false), [], "", default).Refusal!.Reason);
        Assert.False(ApproveStatement.Decide(statement, null, "ann", "ann", new(isSingleUser: true), [], "", default).IsRefused);
    }

    [Fact]
    public void Pay_BeforeItIsDueOrToAnotherPayee_IsRefused()
    {
        var partner = new Settling(TenPercent, new() { HoldDays = 30, Rounding = Rounding.HalfAway }) { Today = BusinessDay.Of(2026, 2, 6) };
        partner.Sell("2026-01-10", "100");
        partner.Close(January);
        partner.Approve(January);

        Assert.Equal((1_000, 0), (partner.Balance().Held, partner.Balance().Available));
        Assert.Equal("HOLD_DAYS", partner.Pay(January, "e1")!.Reason);
        partner.Today = BusinessDay.Of(2026, 2, 9);
        Assert.Equal((0, 1_000), (partner.Balance().Held, partner.Balance().Available));
        Assert.Equal("PAYEE_CHANGED", partner.Pay(January, "e1", "bb")!.Reason);
        Assert.Null(partner.Pay(January, "e1"));
        Assert.Equal(-1_000, partner.Book.Balances[LedgerAccount.Clearing]);
        Assert.Equal("PAYMENT_UNKNOWN", partner.Finish(January, "e0", PaymentOutcome.Paid, "e1")!.Reason);
        Assert.Null(partner.Finish(January, "e1", PaymentOutcome.Failed));
        Assert.Null(partner.Pay(January, "e2"));
        Assert.Null(partner.Finish(January, "e2", PaymentOutcome.Paid));
        Assert.Null(partner.Finish(January, "e2", PaymentOutcome.Returned));
        Assert.Equal((StatementState.Failed, 0L), (partner.Book.Find(January)!.State, partner.Book.Balances[LedgerAccount.Cash]));
        Assert.Empty(partner.Findings());
    }

    /// <summary>Each business day has its own hold days; a debt has none.</summary>
    [Fact]
    public void Balance_WithinHoldDays_HoldsByBusinessDay()
    {
        var partner = new Settling(Schedule("1000:0.1 -:0.2"), new() { HoldDays = 30, Rounding = Rounding.HalfAway }) { Today = BusinessDay.Of(2026, 2, 8) };
        partner.Sell("2026-01-10", "1000");
        partner.Sell("2026-01-20", "500");
        partner.Return("2026-01-25", "200");

        var statement = partner.Close(January);

        Assert.Equal(["2026-02-09: 10000", "2026-02-19: 10000"], statement.Held.Select(part => $"{part.Until}: {part.Amount}"));
        Assert.Equal("2026-02-19", statement.DueOn.ToString());
        foreach (var (today, held, available) in new[] { (8, 20_000, -4_000), (9, 10_000, 6_000), (18, 10_000, 6_000), (19, 0, 16_000) })
        {
            partner.Today = BusinessDay.Of(2026, 2, today);
            Assert.Equal((held, available, 0), (partner.Balance().Held, partner.Balance().Available, partner.Balance().Blocked));
            Assert.Equal((held, 0, available), (partner.Balance(isBlocked: true).Held, partner.Balance(isBlocked: true).Available, partner.Balance(isBlocked: true).Blocked));
        }
    }

    [Fact]
    public void Balance_OfAdjustmentsAndWhatWasCarried_HoldsTheAdjustmentsAlone()
    {
        var partner = new Settling(TenPercent, new() { HoldDays = 60, MinimumPayout = Amount.FromUnits(10), Rounding = Rounding.HalfAway }) { Today = BusinessDay.Of(2026, 3, 6) };
        partner.Sell("2026-01-10", "60");
        partner.Close(January);
        partner.Sell("2026-01-11", "40");
        partner.Sell("2026-02-10", "100");

        var statement = partner.Close(January + 1);

        Assert.Equal((2_000, 600), (statement.Total, statement.CarriedIn));
        Assert.Equal(["2026-04-01: 400", "2026-04-11: 1000"], statement.Held.Select(part => $"{part.Until}: {part.Amount}"));
        Assert.Equal((1_400, 600), (partner.Balance().Held, partner.Balance().Available));
    }

    [Fact]
    public void Approve_ForAnotherPayee_FreezesThatOne()
    {
        var partner = new Settling(TenPercent, new() { Withholding = RateOf("0.1"), Rounding = Rounding.HalfAway });
        partner.Sell("2026-01-10", "100");
        partner.Close(January);
        Assert.Null(partner.Approve(January));
        Assert.Equal("STATEMENT_STATE", partner.Approve(January)!.Reason);

        partner.Payee = "bb";
        Assert.Null(partner.Approve(January));

        Assert.Equal("PAYEE_CHANGED", partner.Pay(January, "e1", "aa")!.Reason);
        Assert.Null(partner.Pay(January, "e1", "bb"));
        Assert.Equal(-100, partner.Book.Balances[LedgerAccount.WithholdingTax]);
        Assert.Empty(partner.Findings());
    }

    [Fact]
    public void Pay_ByACreditNote_MovesNoMoney()
    {
        var partner = new Settling(TenPercent) { Payee = "" };
        partner.Sell("2026-01-10", "100");
        partner.Close(January);
        Assert.Null(partner.Approve(January));
        Assert.Null(partner.Pay(January, "e1"));
        Assert.Null(partner.Finish(January, "e1", PaymentOutcome.Paid));

        Assert.Equal((StatementState.Paid, -1_000L, 0L), (partner.Book.Find(January)!.State, partner.Book.Balances[LedgerAccount.CreditNotes], partner.Book.Balances[LedgerAccount.Cash]));
        Assert.Equal((0, 1_000), (partner.Balance().Available, partner.Balance().Paid));
        Assert.Empty(partner.Findings());

        // A credit note that was cancelled is owed again, and may be a transfer then.
        Assert.Null(partner.Finish(January, "e1", PaymentOutcome.Returned));
        Assert.Equal((0L, -1_000L), (partner.Book.Balances[LedgerAccount.CreditNotes], partner.Book.Balances[LedgerAccount.PartnerPayable]));
        partner.Payee = "aa";
        Assert.Null(partner.Approve(January));
        Assert.Null(partner.Pay(January, "e2"));
        Assert.Null(partner.Finish(January, "e2", PaymentOutcome.Paid));
        Assert.Equal((0L, -1_000L), (partner.Book.Balances[LedgerAccount.CreditNotes], partner.Book.Balances[LedgerAccount.Cash]));
        Assert.Empty(partner.Findings());
    }

    [Fact]
    public void Close_AnAmountBeyondTheBounds_IsRefused()
    {
        var partner = new Settling(Schedule("-:1"));
        for (var i = 0; i < 12; i++)
            partner.Add(Sold(BusinessDay.Of(2026, 1, 10), new(1_000_000_000_000_000_000)));

        Assert.Equal("FIGURE_TOO_LARGE", partner.TryClose(January).Refusal!.Reason);
    }
}
