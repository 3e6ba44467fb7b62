using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selling;

/// <summary>Which days are selling days in a region: the weekdays, but the holidays, and the extra days. Holidays are dated, because feasts such as
/// Spring Festival (春节) move; a day of which both is said sells, as a weekend that is worked for a holiday (调休).</summary>
/// <param name="Region">The region, with all below it that has none of its own; empty is everywhere.</param>
/// <param name="Weekdays">Bit 0 is Monday, bit 6 Sunday.</param>
/// <param name="Holidays">By day.</param>
/// <param name="ExtraDays">In order.</param>
/// <param name="Version">Version of the programme's journal that set them; 0 where nothing was set.</param>
[GenerateSerializer, Immutable]
public sealed record SellingDays(
    [property: Id(0)] string Region,
    [property: Id(1)] byte Weekdays,
    [property: Id(2)] ImmutableArray<Holiday> Holidays,
    [property: Id(3)] ImmutableArray<BusinessDay> ExtraDays,
    [property: Id(4)] long Version)
{
    /// <summary>Holidays and extra days of a region together.</summary>
    public const int MaxDates = 1_000;

    public const int MaxNameBytes = 100;

    private const byte AllWeekdays = 0x7f;

    /// <summary>Every day sells: what holds where nothing was set.</summary>
    public static readonly SellingDays EveryDay = new("", AllWeekdays, [], [], 0);

    public string Etag => Etags.Of(Version);

    public bool Contains(BusinessDay day) =>
        ExtraDays.BinarySearch(day) >= 0 || ((Weekdays & (1 << Weekday(day))) != 0 && !Holidays.Any(holiday => holiday.Day == day));

    /// <summary>How many of a run of days, both ends included.</summary>
    public int Count(BusinessDay first, BusinessDay last)
    {
        var count = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
            count += (Weekdays & (1 << Weekday(day))) != 0 ? 1 : 0;
        foreach (var holiday in Holidays)
            count -= holiday.Day >= first && holiday.Day <= last && (Weekdays & (1 << Weekday(holiday.Day))) != 0 ? 1 : 0;
        foreach (var day in ExtraDays)
            count += day >= first && day <= last && !ContainsWithoutExtra(day) ? 1 : 0;
        return count;
    }

    private bool ContainsWithoutExtra(BusinessDay day) => (this with { ExtraDays = [] }).Contains(day);

    // 1970-01-01 was a Thursday.
    private static int Weekday(BusinessDay day) => (((day.DaysSinceEpoch + 3) % 7) + 7) % 7;
}
