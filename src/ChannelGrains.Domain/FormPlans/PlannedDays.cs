using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>A plan with the days on which its assignments begin.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Days">In order.</param>
[GenerateSerializer, Immutable]
public sealed record PlannedDays([property: Id(0)] Plan Plan, [property: Id(1)] ImmutableArray<BusinessDay> Days)
{
    /// <summary>Those of a plan that was kept, which has some.</summary>
    public static PlannedDays Of(Plan plan) => new(plan, PlanDays.Of(plan.Recurrence, plan.ExceptOn, plan.StartsOn, plan.EndsOn).Require());
}
