using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>A run: what was planned, how far it is, all that the bank has said of it and what that means.</summary>
/// <param name="runId">Its id.</param>
public sealed class PaymentRunBook(string runId)
{
    private readonly List<BankEvidence> _evidence = [];
    private PaymentLine[] _lines = [];
    private int[] _files = [];

    public string RunId => runId;

    /// <summary>What was planned, without the payees; null before.</summary>
    public PaymentRunPlanned? Plan { get; private set; }

    public string PlannedBy { get; private set; } = "";

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public long PlannedAtMicros { get; private set; }

    /// <summary>Empty for nobody yet.</summary>
    public string ApprovedBy { get; private set; } = "";

    public long ApprovedAtMicros { get; private set; }

    /// <summary>Who said last what became of payments; empty for nobody yet.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>The number of the last payment whose statement was taken or refused.</summary>
    public int TakenThrough { get; private set; }

    /// <summary>Version of the record that changed it last; 0 before it is planned.</summary>
    public long Version { get; private set; }

    public PaymentBreaks Breaks { get; } = new();

    /// <summary>Its payments; the first one has number 1.</summary>
    public IReadOnlyList<PaymentLine> Lines => _lines;

    /// <summary>All that files of the bank have said of it, in the order in which they came.</summary>
    public IReadOnlyList<BankEvidence> Evidence => _evidence;

    public PaymentRunState State => Plan is null ? PaymentRunState.Unspecified
        : ApprovedBy.Length == 0 ? PaymentRunState.Planned
        : TakenThrough < _lines.Length ? PaymentRunState.Approved
        : _lines.All(line => line.IsDecided || line.State == PaymentState.Refused) ? PaymentRunState.Done
        : PaymentRunState.Ready;

    public string Etag => Etags.Of(Version);

    /// <summary>How many files it has; 0 before they can be given to the bank.</summary>
    public int FileCount { get; private set; }

    public RunTotals Totals => new()
    {
        PaymentCount = _lines.Count(line => line.State != PaymentState.Refused),
        Total = Sum(_ => true),
        RefusedCount = _lines.Count(line => line.State == PaymentState.Refused),
        PaidCount = _lines.Count(line => line.State == PaymentState.Paid),
        FailedCount = _lines.Count(line => line.State is PaymentState.Failed or PaymentState.Returned),
        OpenBreakCount = Breaks.OpenCount,
    };

    public static Refusal NotFound(string runId) => Refusal.NotFound("RUN_NOT_FOUND", $"There is no payment run {runId}. Take its id from ListPaymentRuns.");

    /// <summary>The file that a payment stands in, from 1; 0 for none.</summary>
    public int FileOf(int number) => _files[number - 1];

    public IReadOnlyList<RunFile> Files =>
    [
        .. Enumerable.Range(1, FileCount).Select(file => new RunFile(file, _files.Count(one => one == file), Sum(number => _files[number - 1] == file))),
    ];

    /// <summary>The number of a payment; 0 for an id that none of the run has.</summary>
    public int NumberOf(string endToEndId) =>
        PaymentIds.TryReadEndToEnd(endToEndId, out var run, out var number) && run == runId && number <= _lines.Length ? number : 0;

    /// <summary>A statement of the account has closed the day of execution.</summary>
    public bool IsCovered => Plan is { } plan && _evidence.Any(evidence => IsCoveredBy(evidence, plan));

    /// <summary>Whether a file of the bank, told once, says something that it does not know: a statement of each day says that its day is over.</summary>
    public bool Learns(BankEvidence evidence) => Plan is { } plan && !_evidence.Any(one => one.FileId.SequenceEqual(evidence.FileId))
        && (!evidence.Statuses.IsEmpty || !evidence.Bookings.IsEmpty || (IsCoveredBy(evidence, plan) && !IsCovered));

    public void Apply(PaymentRunFact fact, long version, string principal, long atMicros)
    {
        switch (fact)
        {
            case PaymentRunPlanned planned:
                Plan = planned with { Payments = [.. planned.Payments.Select(payment => payment with { Payee = null })] };
                (PlannedBy, PlannedAtMicros) = (principal, atMicros);
                _lines = [.. planned.Payments.Select(payment => payment.IsRefused
                    ? PaymentLine.Planned with { State = PaymentState.Refused, Reason = payment.Reason, Message = payment.Message }
                    : PaymentLine.Planned)];
                _files = new int[_lines.Length];
                break;
            case PaymentRunApproved:
                (ApprovedBy, ApprovedAtMicros) = (principal, atMicros);
                break;
            case PaymentsTaken taken:
                Take(taken);
                if (_evidence.Count > 0)
                    Judge(atMicros);
                break;
            case BankEvidence evidence:
                _evidence.Add(evidence);
                DecidedBy = principal;
                Judge(atMicros);
                break;
            case PaymentOutcomeRecorded outcome:
                DecidedBy = principal;
                _lines[outcome.Number - 1] = _lines[outcome.Number - 1] with
                {
                    State = outcome.State,
                    Reason = outcome.Reason,
                    Message = outcome.Note,
                    IsByHand = true,
                    DecidedOn = outcome.Day,
                };
                Judge(atMicros);
                break;
            case PaymentsTold told:
                foreach (var one in told.Payments)
                    _lines[one.Number - 1] = _lines[one.Number - 1] with { Told = one.State, ToldRefused = one.Refused };
                break;
            case PaymentBreakClosed closed:
                Breaks.Put(Breaks.Find(closed.BreakId)!.Close(principal, closed.Note, atMicros));
                break;
            default:
                throw new ArgumentException($"{fact.GetType().Name} is no fact of a run.", nameof(fact));
        }
        Version = version;
    }

    /// <summary>Takes a run as a snapshot has it.</summary>
    public static PaymentRunBook Restore(
        string runId, PaymentRunPlanned plan, (string By, long AtMicros) planned, (string By, long AtMicros) approved, int takenThrough, IEnumerable<PaymentLine> lines,
        IEnumerable<BankEvidence> evidence, IEnumerable<PaymentBreak> breaks, string decidedBy, long version)
    {
        var book = new PaymentRunBook(runId)
        {
            Plan = plan,
            PlannedBy = planned.By,
            PlannedAtMicros = planned.AtMicros,
            ApprovedBy = approved.By,
            ApprovedAtMicros = approved.AtMicros,
            TakenThrough = takenThrough,
            DecidedBy = decidedBy,
            Version = version,
            _lines = [.. lines],
        };
        book._files = new int[book._lines.Length];
        book._evidence.AddRange(evidence);
        foreach (var one in breaks)
            book.Breaks.Put(one);
        book.NumberFiles();
        return book;
    }

    /// <summary>The run after a fact; this one stays as it is.</summary>
    public PaymentRunBook With(PaymentRunFact fact, long version, string principal, long atMicros)
    {
        var after = Plan is null
            ? new PaymentRunBook(runId)
            : Restore(runId, Plan, (PlannedBy, PlannedAtMicros), (ApprovedBy, ApprovedAtMicros), TakenThrough, _lines, _evidence, Breaks.All, DecidedBy, Version);
        after.Apply(fact, version, principal, atMicros);
        return after;
    }

    private static bool IsCoveredBy(BankEvidence evidence, PaymentRunPlanned plan) => evidence.Coverage.Any(coverage => coverage.LastDay >= plan.ExecutionOn);

    private void Take(PaymentsTaken taken)
    {
        foreach (var refused in taken.Refused)
            _lines[refused.Number - 1] = _lines[refused.Number - 1] with { State = PaymentState.Refused, Reason = refused.Reason, Message = refused.Message };
        for (var number = taken.First; number <= taken.Last; number++)
            if (_lines[number - 1].State == PaymentState.Planned)
                _lines[number - 1] = Plan!.Payments[number - 1].IsCreditNote ? CreditNote() : _lines[number - 1] with { State = PaymentState.Paying };
        TakenThrough = taken.Last;
        NumberFiles();
    }

    /// <summary>A credit note is the company's own word: whose statement is taken is paid.</summary>
    private PaymentLine CreditNote()
    {
        DecidedBy = DecidedBy.Length == 0 ? ApprovedBy : DecidedBy;
        return PaymentLine.Planned with { State = PaymentState.Paid, IsByHand = true, DecidedOn = Plan!.ExecutionOn };
    }

    /// <summary>Once all are taken or refused, it never changes which payment stands in which file.</summary>
    private void NumberFiles()
    {
        if (TakenThrough < _lines.Length)
            return;
        var count = 0;
        for (var i = 0; i < _lines.Length; i++)
            _files[i] = _lines[i].State == PaymentState.Refused || Plan!.Payments[i].IsCreditNote ? 0 : count++ / Plan.FileSize + 1;
        FileCount = _files.DefaultIfEmpty(0).Max();
    }

    private void Judge(long atMicros)
    {
        var judged = RunJudgement.Of(this);
        for (var i = 0; i < _lines.Length; i++)
        {
            var (line, judgement) = (_lines[i], judged.Payments[i]);
            var isNew = judgement.State != line.State;
            _lines[i] = line with
            {
                State = judgement.State,
                Reason = isNew ? judgement.Reason : line.Reason,
                Message = isNew ? BankReasons.Describe(judgement.Reason) : line.Message,
                IsByHand = line.IsByHand && !isNew,
                DecidedOn = isNew ? judgement.Day ?? BusinessDay.InUtc(atMicros) : line.DecidedOn,
                BankStatus = judgement.BankStatus,
                Booked = judgement.Booked,
                Returned = judgement.Returned,
            };
        }
        Breaks.Follow(judged.Breaks, atMicros);
    }

    private long Sum(Func<int, bool> isIn)
    {
        var sum = 0L;
        for (var i = 0; i < _lines.Length; i++)
            if (_lines[i].State != PaymentState.Refused && isIn(i + 1))
                sum = checked(sum + Plan!.Payments[i].Amount);
        return sum;
    }
}
