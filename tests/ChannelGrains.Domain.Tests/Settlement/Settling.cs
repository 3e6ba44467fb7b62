using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Domain.Tests.Commissions;
using ChannelGrains.Domain.Tests.Partners;

namespace ChannelGrains.Domain.Tests.Settlement;

/// <summary>A partner that sells from January 2026 on and settles: its facts, its statements, and what is posted.</summary>
internal sealed class Settling
{
    public static readonly int January = BusinessDay.Of(2026, 1, 1).Month;

    private readonly List<CommissionCell> _cells = [];
    private readonly List<(PricedDays Days, long SignedAt)> _versions = [];
    private readonly LedgerAudit _audit = new();
    private readonly Dictionary<int, string> _approved = [];
    private readonly PaymentTerms _terms;

    public Settling(CommissionSchedule schedule, PaymentTerms? terms = null)
    {
        _terms = terms ?? new() { Rounding = Rounding.HalfAway };
        Sign("2026-01-01", schedule);
    }

    public SettlementBook Book { get; } = new();

    public PartnerLife Life { get; init; } = Example.Partner();

    public long Version { get; private set; }

    public BusinessDay Today { get; set; } = BusinessDay.Of(2026, 12, 31);

    public int GraceDays { get; init; } = 5;

    /// <summary>SHA-256 of the payee of today, in hexadecimal; empty for a credit note.</summary>
    public string Payee { get; set; } = "aa";

    /// <summary>Each statement as it was closed.</summary>
    public Dictionary<int, Statement> Closed { get; } = [];

    public Fraction Earned => History(_versions).Sum(Today);

    public void Sell(string day, string amount, string category = "all") => Add(Deal.Sold(BusinessDay.Parse(day), Deal.AmountOf(amount), category));

    public void Return(string day, string amount, string category = "all") => Add(Deal.Returned(BusinessDay.Parse(day), Deal.AmountOf(amount), category));

    public void Add(CommissionCell cell)
    {
        _cells.Add(cell);
        Version++;
    }

    /// <summary>Takes back one of the facts, on its own day.</summary>
    public void Void(int place)
    {
        if (_cells.Count == 0)
            return;
        _cells.RemoveAt(place % _cells.Count);
        Version++;
    }

    /// <summary>A version from a day on, in place of what held there.</summary>
    public void Sign(string from, CommissionSchedule schedule)
    {
        Version++;
        _versions.Add((new(_versions.Count + 1, new(BusinessDay.Parse(from), null), true, schedule), Version));
    }

    public Statement Close(int month) => TryClose(month).Require().Statement;

    public Outcome<PeriodClosed> TryClose(int month)
    {
        var outcome = new ClosePeriod(month).Decide(Book, Life, Basis, GraceDays, Today);
        if (!outcome.IsRefused)
            Closed.Add(month, Apply(outcome.Value).Statement);
        return outcome;
    }

    public StatementBasis Basis => new()
    {
        Commission = History(_versions),
        AsStated = () => History([.. _versions.Where(version => version.SignedAt <= Book.LastClosedAt)]),
        IsRepriced = _versions.Any(version => version.SignedAt > Book.LastClosedAt),
        FirstPriced = BusinessDay.Of(2026, 1, 1),
        TermsOf = _ => (1, _terms),
        HoldDaysOf = _ => _terms.HoldDays,
        FiguresOf = FiguresOf,
        CurrencyCode = "CNY",
    };

    public Refusal? Approve(int month, params PayoutBlock[] blocks)
    {
        var checkedFirst = new ApproveStatement(month, null).Check(Book);
        if (checkedFirst.IsRefused)
            return checkedFirst.Refusal;
        var outcome = ApproveStatement.Decide(checkedFirst.Value, _approved.GetValueOrDefault(month), "ann", "bob", new(isSingleUser: false), blocks, Payee, Today);
        if (!outcome.IsRefused)
            _approved[month] = Payee;
        return Take(outcome);
    }

    public Refusal? Dispute(int month, params int[] lines) => Take(new OpenDispute(month, lines, "wrong", null).Decide(Book, Today));

    public Refusal? Resolve(int month, int number, long granted) => Take(new ResolveDispute(month, number, granted, AdjustmentReason.Unspecified, "looked at").Decide(Book, Today));

    /// <summary>To whom it was approved for, or to another payee.</summary>
    public Refusal? Pay(int month, string attempt, string? payee = null, params PayoutBlock[] blocks) => Take(
        new TakePayment(month, "run", attempt, "uetr", Book.Find(month)?.Payable ?? 0, payee ?? _approved.GetValueOrDefault(month, "")).Decide(
            Book, _approved.GetValueOrDefault(month), blocks, Today));

    public Refusal? Finish(int month, string attempt, PaymentOutcome outcome, string? current = null) => Take(
        new FinishPayment(month, attempt, outcome, "", Today, "camt").Decide(Book, new PaymentTaken(month, "run", current ?? attempt, "uetr", "aa"), Today));

    /// <summary>What is not as it must be.</summary>
    public IReadOnlyList<string> Findings() => _audit.Findings(Book);

    public BalanceParts Balance(bool isBlocked = false) => BalanceParts.Of(Book, Earned, Today, statement => Closed[statement.Month].HeldOn(Today), _ => isBlocked, "CNY");

    private Refusal? Take<TFact>(Outcome<TFact> outcome)
        where TFact : SettlementFact
    {
        if (!outcome.IsRefused)
            Apply(outcome.Value);
        return outcome.Refusal;
    }

    private TFact Apply<TFact>(TFact fact)
        where TFact : SettlementFact
    {
        Version++;
        Book.Apply(fact, Version);
        _audit.Add(fact, Version);
        return fact;
    }

    private CommissionHistory History(IReadOnlyList<(PricedDays Days, long SignedAt)> versions)
    {
        // The last signed of those that have begun prices a day.
        var starts = versions.Select(version => version.Days.Days.First).Distinct().Order().ToList();
        var priced = starts.Select((first, i) => versions.Where(version => version.Days.Days.First <= first).MaxBy(version => (version.Days.Days.First, version.SignedAt)).Days with
        {
            Days = new(first, i + 1 < starts.Count ? starts[i + 1].AddDays(-1) : null),
        });
        return new(CommissionSales.Of(_cells), [.. priced], _ => null, CalendarRules.Default);
    }

    // Cells of a day and category add up, as they do in a book.
    private MonthFigures FiguresOf(int month) => MonthFigures.Of([
        .. _cells.Where(cell => cell.Day.Month == month).GroupBy(cell => (cell.Day, cell.Category)).OrderBy(cell => cell.Key.Day).ThenBy(cell => cell.Key.Category, StringComparer.Ordinal)
            .Select(cell => new CommissionCell(cell.Key.Day, cell.Key.Category, cell.Aggregate(default(CellSum), (sum, one) =>
            {
                sum.Add(one.Sales);
                return sum;
            }))),
    ]);
}
