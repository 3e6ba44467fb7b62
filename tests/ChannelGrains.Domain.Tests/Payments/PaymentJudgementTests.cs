using ChannelGrains.Domain.Payments;
using Xunit;

namespace ChannelGrains.Domain.Tests.Payments;

public sealed class PaymentJudgementTests
{
    [Fact]
    public void Import_OfTheSumOfAFile_PaysAllOfIt()
    {
        var run = new RunExample(3, fileSize: 2);

        run.Import(BankSays.Statement("ST-1", BankSays.Sum("200.03", RunExample.Id + "-P1", 2, "B1")));

        Assert.Equal([PaymentState.Paid, PaymentState.Paid, PaymentState.Paying], run.Book.Lines.Select(line => line.State));
        Assert.Equal([(BreakKind.UnknownToBank, RunExample.EndToEnd(3))], run.OpenBreaks.Select(one => (one.Kind, one.EndToEndId)));
    }

    /// <summary>The sum leaves out what the bank rejects, whichever file comes first.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Import_OfASumWithoutTheRejected_PaysTheOthers(bool isStatusFirst)
    {
        var run = new RunExample(3);
        string[] files = [BankSays.Status("S-1", RunExample.Id + "-F1", "PART", (RunExample.EndToEnd(2), "RJCT", "AC01")), BankSays.Statement("ST-1", BankSays.Sum("200.04", RunExample.Id + "-P1", 2, "B1"))];
        foreach (var file in isStatusFirst ? files : files.Reverse())
            run.Import(file);

        Assert.Equal([PaymentState.Paid, PaymentState.Failed, PaymentState.Paid], run.Book.Lines.Select(line => line.State));
        Assert.Empty(run.OpenBreaks);
        Assert.Equal(PaymentRunState.Done, run.Book.State);
    }

    [Fact]
    public void Import_OfASumThatDiffers_IsABreakOfTheFile()
    {
        var run = new RunExample(2);

        run.Import(BankSays.Statement("ST-1", BankSays.Sum("200.04", RunExample.Id + "-P1", 2, "B1")));

        Assert.All(run.Book.Lines, line => Assert.Equal(PaymentState.Paying, line.State));
        var one = Assert.Single(run.OpenBreaks, one => one.Kind == BreakKind.AmountDiffers);
        Assert.Equal(("RUN-1.F1.1", 20_003, 20_004, ""), (one.BreakId, one.Expected, one.Actual, one.EndToEndId));
    }

    /// <summary>A statement tells the sum, and the notification its parts: they are the same bookings.</summary>
    [Fact]
    public void Import_OfASumAndItsParts_CountsThemOnce()
    {
        var run = new RunExample(2);
        run.Import(BankSays.Notification("N-1", BankSays.Booked("100.01", RunExample.EndToEnd(1), "", status: "<Sts>BOOK</Sts>"), BankSays.Booked("100.02", RunExample.EndToEnd(2), "", status: "<Sts>BOOK</Sts>")));
        run.Import(BankSays.Statement("ST-1", BankSays.Sum("200.03", RunExample.Id + "-P1", 2, "B1")));

        Assert.All(run.Book.Lines, line => Assert.Equal((PaymentState.Paid, 1), (line.State, line.Booked)));
        Assert.Empty(run.OpenBreaks);
    }

    /// <summary>Two equal bookings are two where one statement has both, also without references.</summary>
    [Fact]
    public void Import_OfTwoEqualBookingsInOneStatement_IsBookedTwice()
    {
        var run = new RunExample(1);
        var booked = BankSays.Booked("100.01", RunExample.EndToEnd(1), "");

        run.Import(BankSays.Statement("ST-1", booked, booked));
        run.Import(BankSays.Notification("N-1", BankSays.Booked("100.01", RunExample.EndToEnd(1), "", status: "<Sts>BOOK</Sts>")));

        Assert.Equal((BreakKind.BookedTwice, 2), Assert.Single(run.OpenBreaks.Select(one => (one.Kind, one.Count))));
        run.Import(BankSays.Notification("N-2", BankSays.Returned("100.01", RunExample.EndToEnd(1), "", "DUPL")));
        Assert.Empty(run.OpenBreaks);
        Assert.Equal(PaymentState.Paid, run.Book.Lines[0].State);
        Assert.Equal(BreakState.Settled, Assert.Single(run.Book.Breaks.All).State);
    }

    [Fact]
    public void Import_OfAStatusThatTheMoneyHasMoved_IsPaidAndAwaitsItsBooking()
    {
        var run = new RunExample(1);
        run.Import(BankSays.Status("S-1", RunExample.Id + "-F1", "ACSC"));
        Assert.Equal(PaymentState.Paid, run.Book.Lines[0].State);
        run.Import(BankSays.Statement("ST-1"));
        Assert.Equal(BreakKind.NotBooked, Assert.Single(run.OpenBreaks).Kind);
        run.Import(BankSays.Statement("ST-2", BankSays.Booked("100.01", RunExample.EndToEnd(1), "B1")));
        Assert.Empty(run.OpenBreaks);
    }

    /// <summary>The largest run has files that fill no answer, and the bank's statement of all of it is one file.</summary>
    [Fact]
    public void Import_OfTheLargestRun_PaysAllOfIt()
    {
        var run = new RunExample(PlanPaymentRun.MaxPayments, PlanPaymentRun.FileSize);
        Assert.Equal(PlanPaymentRun.MaxPayments / PlanPaymentRun.FileSize, run.Book.FileCount);
        Assert.InRange(PaymentFileWriter.Write(run.Book, run.Plan, run.Book.FileCount).Length, 1, 1 << 20);

        run.Import(BankSays.Statement("ST-1", [.. Enumerable.Range(1, PlanPaymentRun.MaxPayments).Select(number =>
            BankSays.Booked(RunExample.Amount(number), RunExample.EndToEnd(number), $"B{number}").Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal))]));

        Assert.Equal((PaymentRunState.Done, PlanPaymentRun.MaxPayments), (run.Book.State, run.Book.Totals.PaidCount));
        Assert.Empty(run.OpenBreaks);
    }

    /// <summary>A run that the bank has not settled for months does not keep a fact for each day's statement.</summary>
    [Fact]
    public void Import_OfStatementsOfOtherDays_IsKeptOnce()
    {
        var run = new RunExample(1);
        run.Import(BankSays.StatementOf("ST-0", BankSays.Account, "2026-03-09"));
        Assert.Empty(run.Book.Evidence);
        foreach (var day in Enumerable.Range(10, 15))
            run.Import(BankSays.StatementOf($"ST-{day}", BankSays.Account, $"2026-03-{day}"));
        run.Import(BankSays.StatementOf("ST-x", "DE02120300000000202051", "2026-03-12"));

        Assert.Single(run.Book.Evidence);
        Assert.Equal(BreakKind.UnknownToBank, Assert.Single(run.OpenBreaks).Kind);
    }

    [Theory]
    [InlineData(true, PaymentState.Failed)]
    [InlineData(false, PaymentState.Paid)]
    public void Import_OfARejectionAndABooking_IsAContradiction(bool isRejectedFirst, PaymentState state)
    {
        var run = new RunExample(1);
        string[] files = [BankSays.Status("S-1", RunExample.Id + "-F1", "PART", (RunExample.EndToEnd(1), "RJCT", "AC01")), BankSays.Statement("ST-1", BankSays.Booked("100.01", RunExample.EndToEnd(1), "B1"))];
        foreach (var file in isRejectedFirst ? files : files.Reverse())
            run.Import(file);

        Assert.Equal(state, run.Book.Lines[0].State);
        Assert.Equal(BreakKind.Contradicted, Assert.Single(run.OpenBreaks).Kind);
    }

    [Theory]
    [InlineData("100.01", "USD")]
    [InlineData("100.02", "EUR")]
    [InlineData("100.011", "EUR")]
    [InlineData("0", "EUR")]
    public void Import_OfAnotherAmountOrCurrency_DecidesNothing(string amount, string currency)
    {
        var run = new RunExample(1);

        run.Import(BankSays.Statement("ST-1", BankSays.Booked(amount, RunExample.EndToEnd(1), "B1", currency)));

        Assert.Equal(PaymentState.Paying, run.Book.Lines[0].State);
        Assert.Equal((BreakKind.AmountDiffers, currency), Assert.Single(run.OpenBreaks.Select(one => (one.Kind, one.ActualCurrencyCode))));
    }

    [Fact]
    public void CloseBreak_ThatTheBankMakesWorse_IsOpenAgain()
    {
        var run = new RunExample(1);
        run.Import(BankSays.Statement("ST-1", BankSays.Booked("100.01", RunExample.EndToEnd(1), "B1"), BankSays.Booked("100.01", RunExample.EndToEnd(1), "B2")));
        var one = Assert.Single(run.OpenBreaks);
        run.Apply(new CloseBreak(one.BreakId, "the bank was told").Decide(one).Require());
        Assert.Empty(run.OpenBreaks);
        Assert.Equal("BREAK_STATE", new CloseBreak(one.BreakId, "again").Decide(run.Book.Breaks.Find(one.BreakId)).Refusal?.Reason);

        run.Import(BankSays.Notification("N-1", BankSays.Booked("100.01", RunExample.EndToEnd(1), "B1", status: "<Sts>BOOK</Sts>")));
        Assert.Empty(run.OpenBreaks);
        run.Import(BankSays.Statement("ST-2", BankSays.Booked("100.01", RunExample.EndToEnd(1), "B3")));
        Assert.Equal(3, Assert.Single(run.OpenBreaks).Count);
    }

    [Fact]
    public void RecordOutcome_ByHand_GoesOnlyForward()
    {
        var run = new RunExample(2);
        var today = run.Plan.ExecutionOn;
        Assert.Equal("OUTCOME", Of(PaymentState.Paying, "").Decide(run.Book, today).Refusal?.Reason);
        Assert.Equal("REASON_CODE", Of(PaymentState.Failed, "").Decide(run.Book, today).Refusal?.Reason);
        Assert.Equal("BOOKED_ON", (Of(PaymentState.Paid, "") with { Day = today.AddDays(1) }).Decide(run.Book, today).Refusal?.Reason);
        Assert.Equal("PAYMENT_NOT_FOUND", (Of(PaymentState.Paid, "") with { EndToEndId = "RUN-1-00003" }).Decide(run.Book, today).Refusal?.Reason);
        run.Apply(Of(PaymentState.Paid, "").Decide(run.Book, today).Require());
        Assert.Equal("PAYMENT_STATE", Of(PaymentState.Failed, "AC01").Decide(run.Book, today).Refusal?.Reason);
        run.Apply(Of(PaymentState.Returned, "AC04").Decide(run.Book, today).Require());
        Assert.Equal("PAYMENT_STATE", Of(PaymentState.Paid, "").Decide(run.Book, today).Refusal?.Reason);
        Assert.Equal((PaymentState.Returned, "AC04"), (run.Book.Lines[0].State, run.Book.Lines[0].Reason));

        static RecordPaymentOutcome Of(PaymentState outcome, string reason) => new(RunExample.EndToEnd(1), outcome, reason, "by phone", null);
    }

    [Fact]
    public void Take_OfACreditNote_PaysItWithoutTheBank()
    {
        var run = new RunExample(4, fileSize: 1, payee: number => number % 2 == 0 ? null : RunExample.Payee);

        Assert.Equal([PaymentState.Paying, PaymentState.Paid, PaymentState.Paying, PaymentState.Paid], run.Book.Lines.Select(line => line.State));
        Assert.Equal([1, 0, 2, 0], Enumerable.Range(1, 4).Select(run.Book.FileOf));
        Assert.Equal(["bob", "bob"], [run.Book.DecidedBy, run.Book.ApprovedBy]);

        run.Import(BankSays.Statement("ST-1", BankSays.Booked("100.01", RunExample.EndToEnd(1), "B1"), BankSays.Booked("100.03", RunExample.EndToEnd(3), "B3")));

        Assert.Equal(PaymentRunState.Done, run.Book.State);
        Assert.Empty(run.OpenBreaks);

        // Nor does a bank pay it, or bring it back.
        run.Import(BankSays.Notification("N-1", BankSays.Booked("100.02", RunExample.EndToEnd(2), "B2", status: "<Sts>BOOK</Sts>")));
        run.Import(BankSays.Notification("N-2", BankSays.Returned("100.04", RunExample.EndToEnd(4), "B4", "AC04")));
        Assert.All(run.Book.Lines, line => Assert.Equal(PaymentState.Paid, line.State));
        Assert.Equal((BreakKind.UnknownToUs, RunExample.EndToEnd(2)), Assert.Single(run.OpenBreaks.Select(one => (one.Kind, one.EndToEndId))));
    }
}
