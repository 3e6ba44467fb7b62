using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Programmes;

/// <summary>Selling days between the domain and their durable form.</summary>
internal static class SellingDaysFacts
{
    /// <summary>What a caller is answered who set them.</summary>
    public static readonly FactAnswers<SellingDays> Answers = new((fact, version) => ToDomain(fact.Programmes.SellingDaysSet.Days, version));

    public static RegionSellingDays ToFact(SellingDays days)
    {
        var fact = new RegionSellingDays { Region = days.Region, Weekdays = days.Weekdays };
        fact.Holidays.AddRange(days.Holidays.Select(holiday => new SellingHoliday { Day = holiday.Day.DaysSinceEpoch, Name = holiday.Name }));
        fact.ExtraDays.AddRange(days.ExtraDays.Select(day => day.DaysSinceEpoch));
        return fact;
    }

    public static SellingDays ToDomain(RegionSellingDays fact, long version) => new(
        fact.Region, (byte)fact.Weekdays,
        [.. fact.Holidays.Select(holiday => new Holiday(new BusinessDay(holiday.Day), holiday.Name))],
        [.. fact.ExtraDays.Select(day => new BusinessDay(day))], version);
}
