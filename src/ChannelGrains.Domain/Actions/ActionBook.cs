using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Actions;

/// <summary>The actions of one partner, or of the programme, that are not closed; and the causes that rules have opened one for. Not for several threads at once.</summary>
public sealed class ActionBook
{
    private readonly SortedDictionary<string, KeptAction> _live = new(StringComparer.Ordinal);
    private readonly SortedDictionary<ActionKind, int> _occurrences = [];
    private readonly SortedDictionary<int, Amount> _spent = [];
    private readonly Queue<UInt128> _causes = [];
    private readonly HashSet<UInt128> _known = [];

    /// <summary>Those that are not closed, by id.</summary>
    public IReadOnlyCollection<KeptAction> Live => _live.Values;

    /// <summary>How many rules have opened, by kind.</summary>
    public IReadOnlyDictionary<ActionKind, int> Occurrences => _occurrences;

    /// <summary>What the actions cost that are done, by the month in which they were, in months since 1970-01.</summary>
    public IReadOnlyDictionary<int, Amount> Spent => _spent;

    /// <summary>Hashes of the causes, the oldest first.</summary>
    public IReadOnlyCollection<UInt128> Causes => _causes;

    /// <summary>One that is not closed; null for any other.</summary>
    public KeptAction? Find(string actionId) => _live.GetValueOrDefault(actionId);

    /// <summary>Whether a rule has opened an action for a cause, closed or not.</summary>
    public bool HasOpened(ActionKind kind, string cause) => _known.Contains(ActionIds.HashOf(kind, cause));

    public int OccurrencesOf(ActionKind kind) => _occurrences.GetValueOrDefault(kind);

    /// <summary>The fold. A fact that does not fit the book, which no decision makes, throws <see cref="InvalidOperationException"/>.</summary>
    /// <param name="partnerId">Whose book it is; empty is the programme's.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="stamp">What the journal says of it.</param>
    public void Apply(string partnerId, ActionFact fact, in FactStamp stamp)
    {
        switch (fact)
        {
            case ActionOpened opened:
                Put(new(new ActionItem(partnerId, opened, stamp.AtMicros, stamp.Principal), [stamp.Version]));
                if (opened.Occurrence > 0)
                {
                    SetOccurrences(opened.Kind, opened.Occurrence);
                    Remember(ActionIds.HashOf(opened.Kind, opened.Cause));
                }
                break;
            case ActionMoved moved:
                Move(moved, stamp);
                break;
            default:
                throw new InvalidOperationException($"{fact.GetType().Name} happens to no action.");
        }
    }

    /// <summary>Puts an action that is not closed as a snapshot has it.</summary>
    public void Put(KeptAction action)
    {
        if (!_live.TryAdd(action.Item.ActionId, action))
            throw new InvalidOperationException($"Action {action.Item.ActionId} is open already.");
    }

    public Amount SpentIn(int month) => _spent.GetValueOrDefault(month);

    /// <summary>Puts what was spent in a month as a snapshot has it.</summary>
    public void SetSpent(int month, Amount spent) => _spent[month] = spent;

    public void SetOccurrences(ActionKind kind, int count) => _occurrences[kind] = count;

    /// <summary>Puts a cause as a snapshot has it: the newest.</summary>
    public void Remember(UInt128 cause)
    {
        if (!_known.Add(cause))
            return;
        _causes.Enqueue(cause);
        if (_causes.Count > ActionLimits.MaxCauses)
            _known.Remove(_causes.Dequeue());
    }

    private void Move(ActionMoved moved, in FactStamp stamp)
    {
        if (!_live.TryGetValue(moved.ActionId, out var known))
            throw new InvalidOperationException($"Action {moved.ActionId} is not open.");
        var after = known.Item.After(moved, stamp);
        // One that goes back was not done, and states its cost anew.
        Spend(known.Item.Spent, -1);
        Spend(after.Spent, 1);
        if (after.IsLive)
            _live[moved.ActionId] = new KeptAction(after, known.Steps.Add(stamp.Version));
        else
            _live.Remove(moved.ActionId);
    }

    private void Spend(ActionSpend? spend, int sign)
    {
        if (spend is not { } known)
            return;
        var month = known.On.Month;
        _spent[month] = SpentIn(month) + new Amount(known.Cost.Micros * sign);
    }
}
