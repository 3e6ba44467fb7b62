using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>A partner's statements: the fold of their facts, without what they say, which stays in their records. Decisions are the commands'
/// (<see cref="ClosePeriod"/> and its like). Not for several threads at once.</summary>
public sealed class SettlementBook
{
    private readonly SortedDictionary<int, ClosedStatement> _statements = [];
    private readonly SortedDictionary<int, StatedMonth> _stated = [];
    private readonly List<OpenedDispute> _disputes = [];
    private readonly List<GrantedAdjustment> _granted = [];

    /// <summary>By month.</summary>
    public IReadOnlyCollection<ClosedStatement> Statements => _statements.Values;

    /// <summary>Those that are open, in the order in which they were opened.</summary>
    public IReadOnlyList<OpenedDispute> Disputes => _disputes;

    /// <summary>What the next statement adjusts by, in the order in which it was granted.</summary>
    public IReadOnlyList<GrantedAdjustment> Granted => _granted;

    /// <summary>What statements have said of each month.</summary>
    public IReadOnlyCollection<StatedMonth> Stated => _stated.Values;

    /// <summary>What the last statement has carried, in minor units; below 0 for a debt.</summary>
    public long Carried { get; private set; }

    /// <summary>The month since which something is carried; null for nothing.</summary>
    public int? CarriedSince { get; private set; }

    /// <summary>Rounded commission and adjustments of all statements, in minor units.</summary>
    public long Commission { get; private set; }

    /// <summary>What disputes have granted on statements, in minor units.</summary>
    public long Disputed { get; private set; }

    public LedgerBalances Balances { get; } = new();

    /// <summary>Entries that were posted.</summary>
    public long EntryCount { get; private set; }

    /// <summary>The record that closed the last month; 0 for none.</summary>
    public long LastClosedAt { get; private set; }

    /// <summary>The last month that was closed; null for none.</summary>
    public int? LastMonth => _statements.Count == 0 ? null : _statements.Keys.Last();

    /// <summary>The last day of the last closed month, <see cref="BusinessDay.SinceEver"/> for none: what falls on it, or before, is an adjustment.</summary>
    public BusinessDay ClosedThrough => LastMonth is { } month ? BusinessDay.LastOfMonth(month) : BusinessDay.SinceEver;

    /// <summary>What all statements have said, exact, in the currency's unit.</summary>
    public Fraction ExactStated => _stated.Values.Aggregate(Fraction.Zero, (sum, month) => sum + month.Exact);

    /// <summary>What somebody is told who asks for a statement that there is not.</summary>
    public static Refusal NotFound(string statementId) =>
        Refusal.NotFound("STATEMENT_NOT_FOUND", $"The partner has no statement '{statementId}': list its statements, or close the month first.");

    public ClosedStatement? Find(int month) => _statements.GetValueOrDefault(month);

    public StatedMonth StatedOf(int month) => _stated.GetValueOrDefault(month) ?? new(month, Fraction.Zero, default);

    /// <summary>The open disputes of a statement.</summary>
    public IEnumerable<OpenedDispute> DisputesOf(int month) => _disputes.Where(dispute => dispute.Month == month);

    /// <summary>The statement that has, or will have, what a record granted; null while none has.</summary>
    public ClosedStatement? AdjustedBy(long resolvedAt) => _statements.Values.FirstOrDefault(statement => statement.ClosedAt > resolvedAt);

    /// <summary>Where a statement stands behind a fact; the book stays as it is. A fact that does not fit, which no decision makes, throws
    /// <see cref="InvalidOperationException"/>.</summary>
    /// <param name="fact">What happens.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    public ClosedStatement Next(SettlementFact fact, long version)
    {
        if (fact is PeriodClosed closed)
            return LastMonth >= closed.Month
                ? throw new InvalidOperationException($"{closed.Statement.Period.Id} is closed behind {Period.OfMonth(LastMonth.Value).Id}.")
                : ClosedStatement.Of(closed.Statement, version);
        var statement = Find(fact.Month) ?? throw new InvalidOperationException($"{Period.OfMonth(fact.Month).Id} is not closed.");
        return fact switch
        {
            StatementApproved => Step(statement, StatementCommand.Approve, version),
            DisputeOpened opened => Step(statement, StatementCommand.OpenDispute, version) with { DisputeCount = opened.Number },
            DisputeResolved when DisputesOf(fact.Month).Count() > 1 => statement with { LastAt = version },
            DisputeResolved => Step(statement, StatementCommand.ResolveDispute, version),
            PaymentTaken taken => Step(statement, StatementCommand.TakePayment, version) with { IsCreditNote = taken.PayeeHash.Length == 0 },
            PaymentFinished finished => Step(statement, FinishPayment.CommandOf(finished.Outcome), version),
            _ => throw new InvalidOperationException($"{fact.GetType().Name} is nothing that happens to a statement."),
        };
    }

    /// <summary>The fold, by <see cref="Next"/>.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    public void Apply(SettlementFact fact, long version)
    {
        _statements[fact.Month] = Next(fact, version);
        if (fact is PeriodClosed closed)
            Close(closed, version);
        else if (fact is DisputeOpened opened)
            _disputes.Add(new(fact.Month, opened.Number, opened.Lines, version));
        else if (fact is DisputeResolved resolved)
            Resolve(resolved, version);
        foreach (var entry in fact.Entries)
            Balances.Post(entry);
        EntryCount += fact.Entries.Count;
    }

    /// <summary>Takes the state of a snapshot.</summary>
    public void Restore(SettlementState state)
    {
        foreach (var statement in state.Statements)
            _statements.Add(statement.Month, statement);
        foreach (var month in state.Stated)
            _stated.Add(month.Month, month);
        _disputes.AddRange(state.Disputes);
        _granted.AddRange(state.Granted);
        foreach (var posting in state.Balances)
            Balances.Post(posting);
        (Carried, CarriedSince, Commission, Disputed, EntryCount, LastClosedAt) =
            (state.Carried, state.CarriedSince, state.Commission, state.Disputed, state.EntryCount, state.LastClosedAt);
    }

    public SettlementState Capture() => new()
    {
        Statements = [.. _statements.Values],
        Stated = [.. _stated.Values],
        Disputes = [.. _disputes],
        Granted = [.. _granted],
        Balances = Balances.All,
        Carried = Carried,
        CarriedSince = CarriedSince,
        Commission = Commission,
        Disputed = Disputed,
        EntryCount = EntryCount,
        LastClosedAt = LastClosedAt,
    };

    private void Close(PeriodClosed closed, long version)
    {
        foreach (var month in closed.Stated)
            _stated[month.Month] = month;
        _granted.Clear();
        var statement = closed.Statement;
        (Carried, CarriedSince, LastClosedAt) = (statement.CarriedOut, statement.CarriedSince, version);
        Commission = checked(Commission + statement.Commission);
        Disputed = checked(Disputed + statement.Disputed);
    }

    private void Resolve(DisputeResolved resolved, long version)
    {
        if (_disputes.RemoveAll(dispute => dispute.Month == resolved.Month && dispute.Number == resolved.Number) == 0)
            throw new InvalidOperationException($"Dispute {resolved.Number} of {Period.OfMonth(resolved.Month).Id} is not open.");
        if (resolved.Granted != 0)
            _granted.Add(new(resolved.Month, resolved.Number, resolved.Granted, resolved.Reason, version));
    }

    private static ClosedStatement Step(ClosedStatement statement, StatementCommand command, long version)
    {
        var next = StatementSteps.Next(statement.State, command)
            ?? throw new InvalidOperationException($"The statement of {statement.Period.Id} is {statement.State}: {command} leads nowhere.");
        return statement with { State = next, LastAt = version };
    }
}
