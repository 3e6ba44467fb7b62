using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Domain.Commissions;

/// <summary>Business days that one version of an agreement prices.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Days">Both ends included.</param>
/// <param name="IsInForce">False behind the end of the agreement: then a day's sales count only as far as they lower the base.</param>
/// <param name="Schedule">How it computes commission.</param>
[GenerateSerializer, Immutable]
public sealed record PricedDays(
    [property: Id(0)] int Version,
    [property: Id(1)] DaySpan Days,
    [property: Id(2)] bool IsInForce,
    [property: Id(3)] CommissionSchedule Schedule)
{
    public CommissionTrack Track => new(Schedule.Base, Schedule.Period);

    /// <summary>Whether days and categories of what was sold matter, and not its sum alone.</summary>
    public bool IsByDay => Schedule.CategoryRates.Count > 0 || (!IsInForce && Schedule.Base != CommissionBase.NetSales);
}
