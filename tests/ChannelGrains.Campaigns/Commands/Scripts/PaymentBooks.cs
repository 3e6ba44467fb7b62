using System.Collections.Immutable;
using System.Globalization;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>What must be of a partner's payments. Immutable.</summary>
/// <param name="Closed">Its statements, by month.</param>
/// <param name="Sold">A tenth of what the open month has sold, in whole yuan; null for nothing yet.</param>
/// <param name="Payee">The number of its payee.</param>
/// <param name="IsVerified">That payee is verified.</param>
/// <param name="Runs">Its runs.</param>
internal sealed record PaymentBooks(
    ImmutableList<PaymentBooks.Statement> Closed, long? Sold, int Payee, bool IsVerified, ImmutableList<PaymentBooks.Run> Runs)
{
    public static readonly PaymentBooks Start = new([], null, 0, false, []);

    public PaymentBooks WithClosed() => this with { Closed = Closed.Add(new Statement(StatementState.Closed, Sold ?? 0, 0, 1)), Sold = null };

    /// <summary>With a step of a statement; where there is none, the step is refused.</summary>
    public PaymentBooks With(int month, Func<Statement, Statement> change)
    {
        if (month >= Closed.Count)
            return this;
        var next = change(Closed[month]);
        return this with { Closed = Closed.SetItem(month, next with { Steps = next.Steps + 1 }) };
    }

    /// <summary>With a run of all that may be paid; what was approved for another payee, or while this one is unverified, is refused.</summary>
    public PaymentBooks WithRun(string id)
    {
        var due = Enumerable.Range(0, Closed.Count).Where(month => Closed[month].State is StatementState.Approved or StatementState.Failed);
        var payments = due.Select(month => new Payment(month, IsVerified && Closed[month].Payee == Payee ? PaymentState.Planned : PaymentState.Refused, Payee));
        return this with { Runs = Runs.Add(new Run(id, false, [.. payments])) };
    }

    /// <summary>With the last run approved, and its statements taken, or refused where they are not what was planned.</summary>
    public PaymentBooks WithApprovedRun()
    {
        var (run, next) = (Runs[^1], this);
        var payments = run.Payments;
        for (var number = 0; number < payments.Count; number++)
            if (payments[number] is { State: PaymentState.Planned } planned)
            {
                var isTaken = IsVerified && Closed[planned.Month].Payee == planned.Payee;
                payments = payments.SetItem(number, planned with { State = isTaken ? PaymentState.Paying : PaymentState.Refused });
                next = isTaken ? next.With(planned.Month, statement => statement with { State = StatementState.Paying }) : next;
            }
        return next with { Runs = Runs.SetItem(Runs.Count - 1, run with { IsApproved = true, Payments = payments }) };
    }

    /// <summary>With what became of a payment; where that is known, it is refused.</summary>
    public PaymentBooks WithOutcome(int run, int number, PaymentState outcome)
    {
        var payment = Runs[run].Payments[number];
        var next = With(payment.Month, statement => statement with { State = outcome == PaymentState.Paid ? StatementState.Paid : StatementState.Failed });
        return next with { Runs = Runs.SetItem(run, Runs[run] with { Payments = Runs[run].Payments.SetItem(number, payment with { State = outcome }) }) };
    }

    /// <summary>A payment: mostly of the last run, sometimes of an earlier one, whatever became of it.</summary>
    public (int Run, int Number, PaymentState State) Draw(Random random)
    {
        var run = random.Next(4) == 0 ? random.Next(Runs.Count) : Runs.Count - 1;
        var open = Enumerable.Range(0, Runs[run].Payments.Count).Where(number => Runs[run].Payments[number].State == PaymentState.Paying).ToList();
        var number = open.Count > 0 && random.Next(4) > 0 ? open[random.Next(open.Count)] : random.Next(Runs[run].Payments.Count);
        return (run, number, Runs[run].Payments[number].State);
    }

    public Shown Show()
    {
        var shown = Shown.Nothing;
        for (var month = 0; month < Closed.Count; month++)
            shown = shown.With(Id(month), Text(Closed[month].State, Closed[month].Total, Closed[month].Steps));
        if (Closed.Count > 0)
            shown = shown.With("payable", Sum(StatementState.Closed, StatementState.Approved, StatementState.Failed)).With("under way", Sum(StatementState.Paying)).With("paid", Sum(StatementState.Paid));
        foreach (var run in Runs)
            shown = shown.With(run.Id, Text(run.State, run.Payments.Select(payment => payment.State)));
        return shown;
    }

    public static string Id(int month) => new DateTime(2025, 1, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Text(StatementState state, long total, int steps) => string.Create(CultureInfo.InvariantCulture, $"{state} {total}, {steps} steps");

    public static string Text(PaymentRunState state, IEnumerable<PaymentState> payments) => $"{state}: {string.Join(", ", payments)}";

    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string Sum(params StatementState[] states) => Whole(Closed.Where(statement => states.Contains(statement.State)).Sum(statement => statement.Total));

    /// <summary>A statement.</summary>
    /// <param name="State">Where it stands.</param>
    /// <param name="Total">What it pays, in whole yuan.</param>
    /// <param name="Payee">The payee that it was approved for last.</param>
    /// <param name="Steps">The steps that it has taken.</param>
    internal sealed record Statement(StatementState State, long Total, int Payee, int Steps);

    /// <summary>A payment of a run.</summary>
    /// <param name="Month">The statement's.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="Payee">The payee that it was planned for.</param>
    internal sealed record Payment(int Month, PaymentState State, int Payee);

    /// <summary>A run.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="IsApproved">Its statements were taken.</param>
    /// <param name="Payments">By number.</param>
    internal sealed record Run(string Id, bool IsApproved, ImmutableList<Payment> Payments)
    {
        /// <summary>Nothing is to be waited for: it is done, or there is nothing in it to approve.</summary>
        public bool IsOver => Payments.All(payment => payment.State is not (PaymentState.Planned or PaymentState.Paying));

        public PaymentRunState State => !IsApproved ? PaymentRunState.Planned : IsOver ? PaymentRunState.Done : PaymentRunState.Ready;
    }
}
