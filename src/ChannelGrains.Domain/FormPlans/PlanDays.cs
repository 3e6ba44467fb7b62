using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>The days that a recurrence rule of RFC 5545 gives, without times: whose days they are, is not its affair.</summary>
public static class PlanDays
{
    /// <summary>The days of a rule, in order, each once. Refused, in this order: RULE_TOO_LONG, RULE, RULE_TOO_FINE, RULE_EMPTY.</summary>
    /// <param name="rule">The rule; empty is once, on the first day.</param>
    /// <param name="except">Days that it leaves out.</param>
    /// <param name="first">The day that the rule counts from; the rule gives it only where it fits.</param>
    /// <param name="last">The last day that is asked for, at most <see cref="PlanLimits.MaxPlanDays"/> later.</param>
    public static Outcome<ImmutableArray<BusinessDay>> Of(string rule, IReadOnlyCollection<BusinessDay> except, BusinessDay first, BusinessDay last)
    {
        if (rule.Length > PlanLimits.MaxRuleLength)
            return Refusal.InvalidArgument("RULE_TOO_LONG", $"plan.recurrence has more than {PlanLimits.MaxRuleLength} characters: shorten it.", "plan.recurrence");
        if (rule.Length == 0)
            return NotEmpty(except.Contains(first) ? [] : [first]);
        if (Read(rule) is not { } read)
            return Refusal.InvalidArgument("RULE", "plan.recurrence is no recurrence rule of RFC 5545: write one as FREQ=WEEKLY;BYDAY=MO.", "plan.recurrence");
        if (read.Frequency is FrequencyType.Hourly or FrequencyType.Minutely or FrequencyType.Secondly || read.ByHour.Count + read.ByMinute.Count + read.BySecond.Count > 0)
            return Refusal.InvalidArgument("RULE_TOO_FINE", "plan.recurrence says hours: the finest frequency is DAILY, without BYHOUR, BYMINUTE and BYSECOND.", "plan.recurrence");
        return NotEmpty(Evaluate(read, except, first, last));
    }

    private static RecurrenceRule? Read(string rule)
    {
        try
        {
            return new RecurrenceRule(rule);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableArray<BusinessDay> Evaluate(RecurrenceRule rule, IReadOnlyCollection<BusinessDay> except, BusinessDay first, BusinessDay last)
    {
        var each = new CalendarEvent { Start = ToDate(first), RecurrenceRule = rule };
        SortedSet<BusinessDay> days = [];
        try
        {
            foreach (var occurrence in each.GetOccurrences(options: new EvaluationOptions { MaxUnmatchedIncrementsLimit = PlanLimits.MaxEmptySteps }))
            {
                var date = occurrence.Period.StartTime.Date;
                var day = BusinessDay.Of(date.Year, date.Month, date.Day);
                if (day > last)
                    break;
                if (!except.Contains(day))
                    days.Add(day);
            }
        }
        catch (EvaluationException)
        {
            // It steps on without a day, or beyond all days: those that came before are all.
        }
        return [.. days];
    }

    private static Outcome<ImmutableArray<BusinessDay>> NotEmpty(ImmutableArray<BusinessDay> days) => days.Length > 0
        ? days
        : Refusal.InvalidArgument("RULE_EMPTY", "plan.recurrence gives no day from starts_on to ends_on that is not in except_on: mend the rule or the days.", "plan.recurrence");

    private static CalDateTime ToDate(BusinessDay day) => new(day.Year, day.MonthOfYear, day.DayOfMonth);
}
