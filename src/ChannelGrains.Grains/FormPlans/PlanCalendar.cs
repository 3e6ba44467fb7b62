using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>The days of plans, computed once for each version.</summary>
internal sealed class PlanCalendar
{
    /// <summary>Versions of which the days are kept.</summary>
    private const int Capacity = 2 * PlanLimits.MaxPlans;

    private readonly ConcurrentDictionary<(string PlanId, int Version), ImmutableArray<BusinessDay>> _days = new();

    public ImmutableArray<BusinessDay> DaysOf(Plan plan)
    {
        if (_days.TryGetValue((plan.PlanId, plan.Version), out var known))
            return known;
        var days = PlannedDays.Of(plan).Days;
        if (_days.Count >= Capacity)
            _days.Clear();
        return _days[(plan.PlanId, plan.Version)] = days;
    }
}
