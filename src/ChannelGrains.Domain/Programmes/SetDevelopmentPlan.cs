using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Programmes;

/// <summary>Sets how far the channel is to be developed in a period, in place of what was set before.</summary>
/// <param name="PeriodId">Id of the period.</param>
/// <param name="TargetRate">The rate, a decimal text.</param>
/// <param name="Etag">That of the plan that the caller read; null or empty to replace whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record SetDevelopmentPlan([property: Id(0)] string PeriodId, [property: Id(1)] string TargetRate, [property: Id(2)] string? Etag)
{
    private const decimal Least = 0.000001m, Most = 1_000;

    /// <summary>The plan, its version that of the record to be. Refused, in this order: PERIOD, NUMBER, ETAG_MISMATCH, PLANS_FULL.</summary>
    /// <param name="plans">The plans as they are.</param>
    /// <param name="calendar">The programme's.</param>
    /// <param name="version">The record's version.</param>
    public Outcome<DevelopmentPlan> Decide(DevelopmentPlans plans, CalendarRules calendar, long version)
    {
        if (!Period.TryParse(PeriodId, calendar, out var period, out var error))
            return Refusal.InvalidArgument("PERIOD", error, "plan.period");
        if (!period.IsWholeMonths)
            return Refusal.InvalidArgument("PERIOD", $"'{PeriodId}' is no period of whole months: write a month 2026-01, a quarter 2026-Q1 or a year 2026.", "plan.period");
        var rate = ExactNumbers.Read(TargetRate, Least, Most, "plan.target_rate");
        if (rate.IsRefused)
            return rate.Refusal;
        var known = plans.Of(period.Id);
        if (Etags.Check(Etag, known?.Version ?? 0, $"The development plan of {period.Id}") is { } stale)
            return stale;
        return known is null && plans.All.Count >= DevelopmentPlans.MaxPlans
            ? Refusal.ResourceExhausted("PLANS_FULL", $"The programme has plans for {plans.All.Count} periods, and takes no other period.")
            : new DevelopmentPlan(period.Id, rate.Value, version);
    }
}
