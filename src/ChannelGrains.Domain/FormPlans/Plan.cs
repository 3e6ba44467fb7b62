using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Who is to fill in a form, when, and in how many days.</summary>
/// <param name="PlanId">Its id.</param>
/// <param name="FormId">The form.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Scope">Of whom.</param>
/// <param name="Recurrence">A rule of RFC 5545; empty is once.</param>
/// <param name="ExceptOn">Days that it leaves out, in order.</param>
/// <param name="StartsOn">The first day that the rule counts from.</param>
/// <param name="EndsOn">The last day on which an assignment may begin.</param>
/// <param name="DaysToDo">Days to do it, the first among them.</param>
/// <param name="Owner">Who is to see to it; may be empty.</param>
/// <param name="IsPaused">It asks for nothing.</param>
/// <param name="Version">1 for the first.</param>
[GenerateSerializer, Immutable]
public sealed record Plan(
    [property: Id(0)] string PlanId, [property: Id(1)] string FormId, [property: Id(2)] string Title, [property: Id(3)] PlanScope Scope, [property: Id(4)] string Recurrence,
    [property: Id(5)] ImmutableArray<BusinessDay> ExceptOn, [property: Id(6)] BusinessDay StartsOn, [property: Id(7)] BusinessDay EndsOn, [property: Id(8)] int DaysToDo,
    [property: Id(9)] string Owner, [property: Id(10)] bool IsPaused, [property: Id(11)] int Version)
{
    /// <summary>The last day on which an assignment that begins on a day is done in time.</summary>
    public BusinessDay DueOf(BusinessDay beginsOn) => beginsOn.AddDays(DaysToDo - 1);

    public bool Equals(Plan? other) => other is not null && (PlanId, FormId, Title, Recurrence, StartsOn, EndsOn, DaysToDo) == (other.PlanId, other.FormId, other.Title, other.Recurrence, other.StartsOn, other.EndsOn, other.DaysToDo)
        && (Owner, IsPaused, Version) == (other.Owner, other.IsPaused, other.Version) && Scope.Equals(other.Scope) && ExceptOn.SequenceEqual(other.ExceptOn);

    public override int GetHashCode() => HashCode.Combine(PlanId, Version);
}
