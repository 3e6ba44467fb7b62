using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selling;

/// <summary>Sets the selling days of a region, in place of those that it had.</summary>
/// <param name="Days">The days, in any order; their version is not read.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record SetSellingDays([property: Id(0)] SellingDays Days, [property: Id(1)] string? Etag)
{
    /// <summary>
    /// The days as they are kept, in order. Refused, in this order: INVALID_REGION, WEEKDAYS, DATES_FULL, TEXT_TOO_LONG, TEXT_INVALID, DATE_TWICE, ETAG_MISMATCH, REGIONS_FULL.
    /// </summary>
    /// <param name="calendar">What was set before.</param>
    /// <param name="version">The version that sets them.</param>
    public Outcome<SellingDays> Decide(SellingCalendar calendar, long version)
    {
        var refusal = RegionPaths.Validate(Days.Region, "selling_days.region") ?? CheckDays() ?? CheckDates()
            ?? Etags.Check(Etag, calendar.Of(Days.Region)?.Version ?? 0, "The selling days of this region");
        if (refusal is not null)
            return refusal;
        if (calendar.Of(Days.Region) is null && calendar.Regions.Count >= SellingCalendar.MaxRegions)
            return Refusal.ResourceExhausted("REGIONS_FULL", $"{SellingCalendar.MaxRegions} regions have selling days of their own: set those of a region above.");
        return Days with { Holidays = [.. Days.Holidays.OrderBy(holiday => holiday.Day)], ExtraDays = [.. Days.ExtraDays.Order()], Version = version };
    }

    private Refusal? CheckDays()
    {
        if (Days.Weekdays == 0)
            return Refusal.InvalidArgument("WEEKDAYS", "selling_days.weekdays is empty: name at least one.", "selling_days.weekdays");
        return Days.Holidays.Length + Days.ExtraDays.Length <= SellingDays.MaxDates
            ? null
            : Refusal.InvalidArgument("DATES_FULL", $"Holidays and extra days are more than {SellingDays.MaxDates}: leave out those of long ago.", "selling_days.holidays");
    }

    private Refusal? CheckDates()
    {
        for (var i = 0; i < Days.Holidays.Length; i++)
            if (Texts.Check(Days.Holidays[i].Name, SellingDays.MaxNameBytes, $"selling_days.holidays[{i}].name") is { } text)
                return text;
        return Twice(Days.Holidays.Select(holiday => holiday.Day), "holidays") ?? Twice(Days.ExtraDays, "extra_days");
    }

    private static Refusal? Twice(IEnumerable<BusinessDay> days, string field) =>
        days.GroupBy(day => day).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? Refusal.InvalidArgument("DATE_TWICE", $"selling_days.{field} name {twice.Key} twice: name it once.", $"selling_days.{field}")
            : null;
}
