using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The programme between the domain and the message that travels and is stored.</summary>
internal static class ProgrammeFacts
{
    public static Programme ToDomain(Wire.Programme? message) => message is null ? Programme.Default : new Programme
    {
        DisplayName = message.DisplayName,
        CurrencyCode = message.CurrencyCode,
        TimeZone = message.TimeZone,
        FiscalYearStartMonth = message.FiscalYearStartMonth,
        WeekScheme = (WeekScheme)message.WeekScheme,
        Version = message.Version,
    };

    public static Wire.Programme ToMessage(Programme programme) => new()
    {
        DisplayName = programme.DisplayName,
        CurrencyCode = programme.CurrencyCode,
        TimeZone = programme.TimeZone,
        FiscalYearStartMonth = programme.FiscalYearStartMonth,
        WeekScheme = (Wire.WeekScheme)programme.WeekScheme,
        Version = programme.Version,
        Etag = programme.Etag,
    };
}
