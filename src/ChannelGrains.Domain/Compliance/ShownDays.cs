using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Compliance;

/// <summary>From when until when something that is shown holds.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null is without end.</param>
public sealed record ShownDays(BusinessDay From, BusinessDay? Until)
{
    /// <summary>Refused, in this order: DATE_AHEAD, DATE_TOO_OLD, VALIDITY.</summary>
    /// <param name="from">First day; null is today.</param>
    /// <param name="until">Last day; null is by the validity.</param>
    /// <param name="validityDays">How many days it holds where no last day is said; 0 is without end.</param>
    /// <param name="today">Today.</param>
    /// <param name="prefix">What the fields on the wire stand below, with a dot; empty for nothing.</param>
    public static Outcome<ShownDays> Of(BusinessDay? from, BusinessDay? until, int validityDays, BusinessDay today, string prefix)
    {
        var first = from ?? today;
        if (first - today > ComplianceLimits.MaxDaysAhead)
            return Refusal.InvalidArgument("DATE_AHEAD", $"{prefix}valid_from {first} is more than {ComplianceLimits.MaxDaysAhead} days from today, {today}.", $"{prefix}valid_from");
        if (today - first > ComplianceLimits.MaxDaysAgo)
            return Refusal.InvalidArgument("DATE_TOO_OLD", $"{prefix}valid_from {first} is more than {ComplianceLimits.MaxDaysAgo} days before today, {today}.", $"{prefix}valid_from");
        BusinessDay? usual = validityDays > 0 ? first.AddDays(validityDays - 1) : null;
        var last = until ?? usual;
        return last < first || last > first.AddDays(10 * ComplianceLimits.MaxValidityDays)
            ? Refusal.InvalidArgument("VALIDITY", $"{prefix}valid_until {last} is not from valid_from {first} to {10 * ComplianceLimits.MaxValidityDays} days later.", $"{prefix}valid_until")
            : new ShownDays(first, last);
    }
}
