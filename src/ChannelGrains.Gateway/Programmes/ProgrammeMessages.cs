using ChannelGrains.Domain.Programmes;
using ChannelGrains.Partners.V1;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Gateway.Programmes;

/// <summary>The programme between the wire and the domain.</summary>
internal static class ProgrammeMessages
{
    public static Wire.Programme ToMessage(Domain.Programmes.Programme programme) => new()
    {
        DisplayName = programme.DisplayName,
        CurrencyCode = programme.CurrencyCode,
        TimeZone = programme.TimeZone,
        FiscalYearStartMonth = programme.FiscalYearStartMonth,
        WeekScheme = (WeekScheme)programme.WeekScheme,
        Version = programme.Version,
        Etag = programme.Etag,
    };

    public static UpdateProgramme ToCommand(UpdateProgrammeRequest request) => new(
        ToDomain(request.Programme), [.. request.UpdateMask?.Paths ?? []], request.Programme?.Etag);

    private static Domain.Programmes.Programme ToDomain(Wire.Programme? message) => message is null ? Domain.Programmes.Programme.Default : new()
    {
        DisplayName = message.DisplayName,
        CurrencyCode = message.CurrencyCode,
        TimeZone = message.TimeZone,
        FiscalYearStartMonth = message.FiscalYearStartMonth,
        WeekScheme = (Domain.Calendars.WeekScheme)message.WeekScheme,
    };
}
