using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What is known of one partner's records: the latest of each form and place, open findings, sums of months, and which assignments are answered. The records stay in their
/// journal. Not for several threads at once.</summary>
public sealed class RecordBook
{
    /// <summary>Items at places of which it is known how often they were found; those of which that is known longest are forgotten.</summary>
    public const int MaxCounted = 2_000;

    private readonly SortedDictionary<PlaceKey, LatestRecord> _latest = [];
    private readonly SortedDictionary<FindingKey, Finding> _open = [];
    private readonly OrderedDictionary<FindingKey, int> _timesFound = [];
    private readonly SortedDictionary<int, RecordMonth> _months = [];
    private readonly SortedDictionary<int, SortedDictionary<string, InspectorSum>> _inspectors = [];
    private readonly SortedSet<AnsweredAssignment> _answered = new(Comparer<AnsweredAssignment>.Create(Compare));

    /// <summary>The latest record of each form and place, in order.</summary>
    public IReadOnlyCollection<KeyValuePair<PlaceKey, LatestRecord>> Latest => _latest;

    /// <summary>The open findings, in order.</summary>
    public IReadOnlyCollection<Finding> Open => _open.Values;

    /// <summary>How often an item at a place was found, in the order in which that became known.</summary>
    public IReadOnlyCollection<KeyValuePair<FindingKey, int>> TimesFound => _timesFound;

    /// <summary>The months in which something counts, in order, in months since 1970-01.</summary>
    public IReadOnlyCollection<KeyValuePair<int, RecordMonth>> Months => _months;

    /// <summary>The months in which somebody inspected, in order, with who did by name.</summary>
    public IEnumerable<KeyValuePair<int, IReadOnlyCollection<InspectorSum>>> Inspectors => _inspectors.Select(month => KeyValuePair.Create(month.Key, (IReadOnlyCollection<InspectorSum>)month.Value.Values));

    /// <summary>By the day on which they begin, plan and store.</summary>
    public IReadOnlyCollection<AnsweredAssignment> Answered => _answered;

    public LatestRecord? LatestOf(PlaceKey place) => _latest.TryGetValue(place, out var latest) ? latest : null;

    public Finding? FindOpen(FindingKey key) => _open.GetValueOrDefault(key);

    /// <summary>What must show that the action of an open finding is done: what is inspected is repaired, what is said is answered.</summary>
    public ActionProof ProofOf(Finding finding) => finding.IsSaid ? ActionProof.Unspecified :
        LatestOf(new PlaceKey(finding.Key.FormId, finding.Key.StoreId)) is { IsInspected: true } ? ActionProof.BeforeAndAfter : ActionProof.Files;

    public int TimesFoundOf(FindingKey key) => _timesFound.GetValueOrDefault(key);

    public RecordMonth In(int month) => _months.GetValueOrDefault(month);

    /// <summary>A month with who inspected in it; what was spent is not known here.</summary>
    public FieldSum SumOf(int month) => new(In(month), _inspectors.TryGetValue(month, out var inspectors) ? [.. inspectors.Values] : [], Amount.Zero);

    /// <summary>What a fact makes of the findings that it changes, with those that it closes; the book stays as it is.</summary>
    public IReadOnlyList<Finding> FindingsAfter(RecordFact fact) => fact switch
    {
        RecordSubmitted submitted => [.. submitted.Changes.Select(change => After(change, Change.Of(submitted)))],
        RecordAmended amended => [.. amended.Changes.Select(change => After(change, Change.Of(amended)))],
        FindingDecided decided => [Known(decided.Key) with { Decided = decided }],
        FindingsShared shared => [.. shared.Findings.Select(key => Known(key) with { ImprovementId = shared.ActionId })],
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is nothing that happens to records."),
    };

    /// <summary>The fold. A fact that does not fit the book, which no decision makes, throws <see cref="InvalidOperationException"/>.</summary>
    public void Apply(RecordFact fact)
    {
        foreach (var finding in FindingsAfter(fact))
            Take(finding);
        switch (fact)
        {
            case RecordSubmitted submitted:
                Take(submitted);
                break;
            case RecordAmended amended:
                Take(amended);
                break;
        }
    }

    /// <summary>Puts what a snapshot has.</summary>
    public void Set(PlaceKey place, LatestRecord latest) => _latest[place] = latest;

    public void Set(Finding finding) => _open[finding.Key] = finding;

    public void Set(FindingKey key, int timesFound) => _timesFound[key] = timesFound;

    public void Set(int month, RecordMonth sums) => _months[month] = sums;

    public void Set(int month, InspectorSum inspector)
    {
        if (!_inspectors.TryGetValue(month, out var inspectors))
            _inspectors[month] = inspectors = new(StringComparer.Ordinal);
        inspectors[inspector.Name] = inspector;
    }

    public void Set(AnsweredAssignment answered)
    {
        _answered.Remove(answered);
        _answered.Add(answered);
        if (_answered.Count > PlanLimits.MaxAnswered)
            _answered.Remove(_answered.Min);
    }

    private void Take(RecordSubmitted submitted)
    {
        var (record, score) = (submitted.Record, submitted.Score.ScoreMicros);
        var isInspected = IsInspection(submitted.Kind);
        if (submitted.IsLatest)
            Set(new PlaceKey(record.FormId, record.StoreId), new LatestRecord(record.RecordId, record.TakenAtMicros, score, submitted.Score.HasPassed, isInspected));
        if (isInspected && score is { } micros)
            AddInspected(submitted.TakenOn.Month, record.TakenBy, 1, micros);
        if (record.Assignment is { } assignment)
            Set(new AnsweredAssignment(assignment.PlanId, assignment.BeginsOn, record.StoreId, record.RecordId));
    }

    private void Take(RecordAmended amended)
    {
        var isInspected = IsInspection(amended.Kind);
        if (amended.IsLatest)
            Set(new PlaceKey(amended.FormId, amended.StoreId), new LatestRecord(amended.RecordId, amended.TakenAtMicros, amended.Score.ScoreMicros, amended.Score.HasPassed, isInspected));
        if (!isInspected)
            return;
        var (before, after) = (amended.ScoreBefore.ScoreMicros, amended.Score.ScoreMicros);
        AddInspected(amended.TakenOn.Month, amended.TakenBy, (after is null ? 0 : 1) - (before is null ? 0 : 1), (after ?? 0) - (before ?? 0));
    }

    private void Take(Finding finding)
    {
        if (!_open.ContainsKey(finding.Key))
        {
            Add(finding.FoundMonth, new RecordMonth { Found = 1, FoundAgain = finding.TimesFoundBefore > 0 ? 1 : 0 });
            _timesFound[finding.Key] = finding.TimesFoundBefore + 1;
            if (_timesFound.Count > MaxCounted)
                _timesFound.RemoveAt(0);
        }
        if (finding.IsOpen)
        {
            Set(finding);
            return;
        }
        _open.Remove(finding.Key);
        Add(finding.FoundMonth, new RecordMonth { Closed = 1, ClosedInTime = finding.IsClosedInTime ? 1 : 0 });
    }

    private Finding After(FindingChange change, Change by)
    {
        var key = new FindingKey(by.FormId, by.StoreId, change.ItemId);
        return change.Move switch
        {
            FindingMove.Found => new Finding(key, by.RecordId, change.Title, change.Priority, change.IsRedLine, by.AtMicros, TimesFoundOf(key)) { FoundMonth = by.TakenOn.Month, LastReceivedMicros = by.ReceivedMicros, Kind = by.Kind },
            FindingMove.FailedAgain when Known(key) is var finding => finding with
            {
                LastRecordId = by.RecordId,
                LastReceivedMicros = by.ReceivedMicros,
                TimesFailed = finding.TimesFailed + 1,
                CauseRecordId = change.IsCause ? by.RecordId : finding.CauseRecordId,
                // What they shared is closed: it has an action of its own again.
                ImprovementId = change.IsCause ? "" : finding.ImprovementId,
                // It did not help: the finding is open as if nothing were decided.
                Decided = finding.IsSaid && finding.IsDueForCheckOn(by.TakenOn) ? null : finding.Decided,
            },
            FindingMove.Passed => Known(key) with { LastRecordId = by.RecordId, LastReceivedMicros = by.ReceivedMicros, ClosedAtMicros = by.AtMicros },
            _ => throw new InvalidOperationException($"Item {change.ItemId} changes in no known way."),
        };
    }

    private Finding Known(FindingKey key) => FindOpen(key) ?? throw new InvalidOperationException($"Item {key.ItemId} of form {key.FormId} has no open finding.");

    private void Add(int month, RecordMonth sums) => _months[month] = In(month) + sums;

    private void AddInspected(int month, string takenBy, int records, long scoreMicros)
    {
        Add(month, new RecordMonth { Inspected = records, ScoreMicros = scoreMicros });
        var known = _inspectors.GetValueOrDefault(month);
        // Once a month names all that it may, nobody comes to it any more.
        var name = known is null || known.ContainsKey(takenBy) || known.Count(one => one.Key.Length > 0) < RecordLimits.MaxInspectors ? takenBy : "";
        var before = known?.GetValueOrDefault(name) ?? default;
        Set(month, new InspectorSum(name, before.Inspected + records, before.ScoreMicros + scoreMicros));
    }

    private static bool IsInspection(FormKind kind) => kind is FormKind.Inspection or FormKind.SelfCheck;

    private static int Compare(AnsweredAssignment left, AnsweredAssignment right)
    {
        var order = left.BeginsOn.CompareTo(right.BeginsOn);
        if (order == 0)
            order = string.CompareOrdinal(left.PlanId, right.PlanId);
        return order == 0 ? string.CompareOrdinal(left.StoreId, right.StoreId) : order;
    }

    /// <summary>A record that changes findings.</summary>
    private readonly record struct Change(string RecordId, string FormId, string StoreId, long AtMicros, long ReceivedMicros, BusinessDay TakenOn, FormKind Kind)
    {
        public static Change Of(RecordSubmitted submitted) => new(
            submitted.Record.RecordId, submitted.Record.FormId, submitted.Record.StoreId, submitted.Record.TakenAtMicros, submitted.ReceivedAtMicros, submitted.TakenOn, submitted.Kind);

        public static Change Of(RecordAmended amended) => new(
            amended.RecordId, amended.FormId, amended.StoreId, amended.TakenAtMicros, amended.AmendedAtMicros, amended.TakenOn, amended.Kind);
    }
}
