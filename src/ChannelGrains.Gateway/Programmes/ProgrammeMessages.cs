using ChannelGrains.Domain.Money;
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
        CalendarFixed = programme.IsCalendarFixed,
        GraceDays = programme.GraceDays,
    };

    public static UpdateProgramme ToCommand(UpdateProgrammeRequest request) => new(
        ToDomain(request.Programme), [.. request.UpdateMask?.Paths ?? []], request.Programme?.Etag);

    public static SetDevelopmentPlan ToCommand(SetDevelopmentPlanRequest request) => new(request.Plan?.Period ?? "", request.Plan?.TargetRate ?? "", request.Plan?.Etag);

    public static Wire.DevelopmentPlan ToMessage(Domain.Programmes.DevelopmentPlan plan) =>
        new() { Period = plan.PeriodId, TargetRate = ExactNumbers.ToText(plan.TargetRate), Etag = plan.Etag };

    private static Domain.Programmes.Programme ToDomain(Wire.Programme? message) => message is null ? Domain.Programmes.Programme.Default : new()
    {
        DisplayName = message.DisplayName,
        CurrencyCode = message.CurrencyCode,
        TimeZone = message.TimeZone,
        FiscalYearStartMonth = message.FiscalYearStartMonth,
        WeekScheme = (Domain.Calendars.WeekScheme)message.WeekScheme,
        GraceDays = message.GraceDays,
    };
}
