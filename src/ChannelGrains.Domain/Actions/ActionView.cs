using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Domain.Actions;

/// <summary>The actions of all partners that are not closed. Where a partner is, is looked up for each question in its timeline.</summary>
public sealed class ActionView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.Actions, 0);

    private readonly Dictionary<string, (long Version, ActionCell Cell)> _partners = new(StringComparer.Ordinal);
    private readonly SortedSet<ActionItem> _byDue = new(Comparer<ActionItem>.Create((left, right) => ActionPlace.OfLive(left).CompareTo(ActionPlace.OfLive(right))));

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>A page of those that a question asks for, by due time. It looks at <see cref="ActionLimits.MaxLookedAt"/> at most, so that it may have fewer than there are.</summary>
    /// <param name="query">The question.</param>
    /// <param name="after">What the page goes on behind; null for the first one.</param>
    /// <param name="size">Actions of the page.</param>
    /// <param name="maxBytes">Bytes of the page, but for its first action.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public ActionPage Page(ActionQuery query, ActionPlace? after, int size, int maxBytes, long nowMicros)
    {
        List<ActionItem> items = [];
        ActionPlace? last = null;
        var (lookedAt, bytes) = (0, 0);
        foreach (var action in Merge(Candidates(query, after, nowMicros), Programme(query, after)))
        {
            var isAsked = query.Filter.Holds(action.Item, action.ChannelType, action.Region, nowMicros);
            bytes += isAsked ? action.Item.ShownBytes : 0;
            if (items.Count == size || lookedAt == ActionLimits.MaxLookedAt || (items.Count > 0 && bytes > maxBytes))
                return new(items, last);
            lookedAt++;
            last = ActionPlace.OfLive(action.Item);
            if (isAsked)
                items.Add(action.Item);
        }
        return new(items, null);
    }

    /// <summary>Counts those that a question asks for.</summary>
    public ActionBoard Board(ActionQuery query, long nowMicros) => ActionBoard.Of(Asked(query, nowMicros), nowMicros);

    /// <summary>How those are kept up that a question asks for.</summary>
    public IReadOnlyList<LiveMeasures> Measures(ActionQuery query, long nowMicros) => LiveMeasures.Of([.. Asked(query, nowMicros).Select(action => action.Item)], nowMicros);

    /// <summary>How many are overdue, by kind.</summary>
    public IReadOnlyDictionary<ActionKind, int> OverdueByKind(long nowMicros) => _byDue
        .TakeWhile(item => item.Opened.DueAtMicros < nowMicros).Where(item => item.IsOverdueAt(nowMicros)).CountBy(item => item.Opened.Kind).ToDictionary();

    public override ActionCellReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.IsEmpty ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        _partners.TryGetValue(partner.PartnerId, out var known);
        if (partner.IsKnownAt(known.Version))
            return true;
        if (partner.IsAheadOf(known.Version))
            return false;
        foreach (var item in known.Cell?.Items ?? [])
            _byDue.Remove(item);
        var cell = ((ActionUpdate)update).Cell(partner);
        foreach (var item in cell.Items)
            _byDue.Add(item);
        _partners[partner.PartnerId] = (partner.Version, cell);
        Revision++;
        return true;
    }

    private IEnumerable<PlacedAction> Asked(ActionQuery query, long nowMicros) => Candidates(query, null, nowMicros).Concat(Programme(query, null))
        .Where(action => query.Filter.Holds(action.Item, action.ChannelType, action.Region, nowMicros));

    /// <summary>Partners' that may be asked for, by due time.</summary>
    private IEnumerable<PlacedAction> Candidates(ActionQuery query, ActionPlace? after, long nowMicros)
    {
        if (query.Filter.IsOfProgramme)
            return [];
        var items = query.Filter.PartnerId.Length > 0 ? Of(query.IsOwn(query.Filter.PartnerId) ? [query.Filter.PartnerId] : [], after)
            : query.Own.Count > 0 ? Of(query.Own, after)
            : after is null || _byDue.Count == 0 ? _byDue
            : Behind(after.Value);
        return items.Select(item => Place(item, nowMicros));
    }

    private IEnumerable<ActionItem> Behind(ActionPlace after)
    {
        // The set knows actions, not places: this one lies where the place does.
        var probe = new ActionItem(after.PartnerId, new ActionOpened(after.ActionId, default, "", "", 0, "", default, "", after.AtMicros, default), 0, "");
        return ActionPlace.OfLive(_byDue.Max!).CompareTo(after) <= 0 ? [] : _byDue.GetViewBetween(probe, _byDue.Max).SkipWhile(item => ActionPlace.OfLive(item).CompareTo(after) <= 0);
    }

    private IEnumerable<ActionItem> Of(IEnumerable<string> partnerIds, ActionPlace? after) =>
        partnerIds.SelectMany(partnerId => _partners.TryGetValue(partnerId, out var partner) ? partner.Cell.Items : []).Where(item => IsBehind(item, after)).OrderBy(ActionPlace.OfLive);

    private static IEnumerable<PlacedAction> Programme(ActionQuery query, ActionPlace? after) =>
        query.Programme.Where(item => IsBehind(item, after)).OrderBy(ActionPlace.OfLive).Select(PlacedAction.OfProgramme);

    private PlacedAction Place(ActionItem item, long nowMicros)
    {
        var timeline = _partners[item.PartnerId].Cell.Timeline;
        var placement = timeline.PlacementOn(timeline.DayOf(nowMicros));
        return new(item, placement.ChannelType, placement.Region);
    }

    private static bool IsBehind(ActionItem item, ActionPlace? after) => after is not { } place || ActionPlace.OfLive(item).CompareTo(place) > 0;

    /// <summary>Both, each of which is by due time.</summary>
    private static IEnumerable<PlacedAction> Merge(IEnumerable<PlacedAction> partners, IEnumerable<PlacedAction> programme)
    {
        using var next = programme.GetEnumerator();
        var isLeft = next.MoveNext();
        foreach (var action in partners)
        {
            for (; isLeft && ActionPlace.OfLive(next.Current.Item).CompareTo(ActionPlace.OfLive(action.Item)) < 0; isLeft = next.MoveNext())
                yield return next.Current;
            yield return action;
        }
        for (; isLeft; isLeft = next.MoveNext())
            yield return next.Current;
    }
}
