using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Partners.V1;
using DayOfWeek = Google.Type.DayOfWeek;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Gateway.Programmes;

/// <summary>Selling days between the wire and the domain.</summary>
internal static class SellingDaysMessages
{
    public static SetSellingDays ToCommand(SetSellingDaysRequest request)
    {
        var days = request.SellingDays ?? new Wire.SellingDays();
        return new SetSellingDays(
            new Domain.Selling.SellingDays(
                days.Region, Weekdays(days.Weekdays),
                [.. days.Holidays.Select((holiday, place) => new Domain.Selling.Holiday(Day(holiday.Date, $"selling_days.holidays[{place}].date"), holiday.Name))],
                [.. days.ExtraDays.Select((day, place) => Day(day, $"selling_days.extra_days[{place}]"))], 0),
            days.Etag);
    }

    public static Wire.SellingDays ToMessage(Domain.Selling.SellingDays days)
    {
        var message = new Wire.SellingDays { Region = days.Region, Etag = days.Etag };
        message.Weekdays.AddRange(Enumerable.Range((int)DayOfWeek.Monday, 7).Where(day => (days.Weekdays & Bit((DayOfWeek)day)) != 0).Select(day => (DayOfWeek)day));
        message.Holidays.AddRange(days.Holidays.Select(holiday => new Wire.Holiday { Date = holiday.Day.ToString(), Name = holiday.Name }));
        message.ExtraDays.AddRange(days.ExtraDays.Select(day => day.ToString()));
        return message;
    }

    private static byte Weekdays(IEnumerable<DayOfWeek> days)
    {
        var bits = 0;
        foreach (var day in days)
            bits |= day is >= DayOfWeek.Monday and <= DayOfWeek.Sunday
                ? Bit(day)
                : throw RefusalStatus.ToException(Refusal.InvalidArgument("WEEKDAYS", "selling_days.weekdays must be days of the enum, MONDAY to SUNDAY.", "selling_days.weekdays"));
        return (byte)bits;
    }

    private static int Bit(DayOfWeek day) => 1 << (day - DayOfWeek.Monday);

    private static BusinessDay Day(string text, string field) => BusinessDay.TryParse(text, out var day)
        ? day
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field));
}
