using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Computes assignments from plans, partners and what was answered. It looks at <see cref="PlanLimits.MaxLookedAt"/> partners at most, so that a page may have fewer than there are.</summary>
/// <param name="roster">The partners.</param>
/// <param name="answered">What was answered.</param>
/// <param name="query">What is asked for.</param>
/// <param name="daysOf">The days of a plan, in order.</param>
/// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
public sealed class AssignmentScan(PartnerRoster roster, AnsweredSets answered, AssignmentQuery query, Func<Plan, ImmutableArray<BusinessDay>> daysOf, long nowMicros)
{
    private readonly BusinessDay[] _today = [.. roster.Timelines.Select(timeline => timeline.DayOf(nowMicros))];
    private readonly List<Assignment> _found = [];
    private AssignmentPlace? _after;
    private AssignmentPlace? _last;
    private int _size;
    private int _lookedAt;

    /// <param name="after">What the page goes on behind; null for the first one.</param>
    /// <param name="size">Assignments of the page.</param>
    public AssignmentPage Page(AssignmentPlace? after, int size)
    {
        (_after, _size) = (after, size);
        if (_today.Length == 0)
            return new(_found, null);
        var (latest, earliest) = (_today.Max(), _today.Min().AddDays(1 - PlanLimits.ListedDays));
        var begins = from plan in query.Plans
                     where !plan.IsPaused
                     from day in Within(daysOf(plan), earliest, latest)
                     where after is not { } place || day > place.BeginsOn || (day == place.BeginsOn && string.CompareOrdinal(plan.PlanId, place.PlanId) >= 0)
                     select (plan, day);
        foreach (var (plan, day) in begins.OrderBy(one => one.day).ThenBy(one => one.plan.PlanId, StringComparer.Ordinal))
            if ((plan.Scope.Stores.Length > 0 ? ScanStores(plan, day) : ScanPartners(plan, day)) is { } last)
                return new(_found, last);
        return new(_found, null);
    }

    private AssignmentPlace? ScanPartners(Plan plan, BusinessDay day)
    {
        var states = StatesOf(plan, day);
        var records = answered.Of(plan.PlanId, day, "");
        if (!states.Any(state => IsAsked(state, records)))
            return null;
        // A plan or a question that names partners looks at no others.
        IReadOnlyCollection<string>? named = plan.Scope.PartnerIds.Length > 0 ? plan.Scope.PartnerIds : query.PartnerIds;
        if (named is not null)
        {
            foreach (var partnerId in named.Order(StringComparer.Ordinal))
                if (roster.Find(partnerId) is var at and >= 0 && Look(plan, day, at, "", states, records) is { } last)
                    return last;
            return null;
        }
        for (var at = First(plan, day); at < roster.PartnerIds.Length; at++)
            if (Look(plan, day, at, "", states, records) is { } last)
                return last;
        return null;
    }

    private AssignmentPlace? ScanStores(Plan plan, BusinessDay day)
    {
        var states = StatesOf(plan, day);
        foreach (var store in plan.Scope.Stores)
            if (roster.Find(store.PartnerId) is var at and >= 0 && Look(plan, day, at, store.StoreId, states, answered.Of(plan.PlanId, day, store.StoreId)) is { } last)
                return last;
        return null;
    }

    /// <summary>Looks at one; not null where the page ends before it.</summary>
    private AssignmentPlace? Look(Plan plan, BusinessDay day, int at, string storeId, AssignmentState[] states, IReadOnlyDictionary<string, string>? records)
    {
        var state = states[roster.TimelineOf[at]];
        if (state == AssignmentState.Unspecified)
            return null;
        var partnerId = roster.PartnerIds[at];
        var place = new AssignmentPlace(day, plan.PlanId, partnerId, storeId);
        if (_after is { } after && place.CompareTo(after) <= 0)
            return null;
        if (_found.Count == _size || _lookedAt == PlanLimits.MaxLookedAt)
            return _last;
        (_after, _last) = (null, place);
        _lookedAt++;
        if (!plan.Scope.Names(partnerId) || query.PartnerIds?.Contains(partnerId) == false)
            return null;
        var recordId = "";
        if (records?.TryGetValue(partnerId, out recordId) == true)
            state = AssignmentState.Done;
        if (query.States.Contains(state))
            _found.Add(new(plan, partnerId, storeId, day, state, recordId ?? ""));
        return null;
    }

    /// <summary>Of each timeline where one that is not answered stands; Unspecified where nothing is asked of such a partner.</summary>
    private AssignmentState[] StatesOf(Plan plan, BusinessDay day)
    {
        var states = new AssignmentState[_today.Length];
        for (var i = 0; i < states.Length; i++)
        {
            var (timeline, today) = (roster.Timelines[i], _today[i]);
            if (day > today || day <= today.AddDays(-PlanLimits.ListedDays) || timeline.StateOn(day) is not (LifecycleState.Active or LifecycleState.Suspended))
                continue;
            var placement = timeline.PlacementOn(day);
            if (plan.Scope.Holds(placement) && query.IsAsked(placement))
                states[i] = today > plan.DueOf(day) ? AssignmentState.Overdue : AssignmentState.Due;
        }
        return states;
    }

    /// <summary>Whether those of a state may be asked for: one that is not answered, or one that is done where somebody has answered.</summary>
    private bool IsAsked(AssignmentState state, IReadOnlyDictionary<string, string>? records) =>
        state != AssignmentState.Unspecified && (query.States.Contains(state) || (records is not null && query.States.Contains(AssignmentState.Done)));

    /// <summary>The first partner that may be behind the place before.</summary>
    private int First(Plan plan, BusinessDay day)
    {
        if (_after is not { } after || after.BeginsOn != day || after.PlanId != plan.PlanId)
            return 0;
        var at = roster.Find(after.PartnerId);
        return at < 0 ? ~at : at;
    }

    private static IEnumerable<BusinessDay> Within(ImmutableArray<BusinessDay> days, BusinessDay first, BusinessDay last)
    {
        var at = days.BinarySearch(first);
        for (at = at < 0 ? ~at : at; at < days.Length && days[at] <= last; at++)
            yield return days[at];
    }
}
