using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The programme between the domain and its durable form.</summary>
internal static class ProgrammeFacts
{
    /// <summary>What a caller is answered who changed the programme.</summary>
    public static readonly FactAnswers<Programme> Answers = new((fact, version) => ToDomain(fact.Programmes.Updated.Settings, version));

    /// <summary>What a caller is answered who set a development plan.</summary>
    public static readonly FactAnswers<DevelopmentPlan> PlanAnswers = new((fact, version) => ToDomain(fact.Programmes.DevelopmentPlanned, version));

    /// <summary>Of facts from before they could be set; never another.</summary>
    private const int GraceDaysUnsaid = 5;

    private const decimal Millionth = 0.000001m;

    public static DevelopmentPlan ToDomain(DevelopmentPlanned planned, long version) => new(planned.PeriodId, planned.TargetRate * Millionth, version);

    public static DevelopmentPlanned ToFact(DevelopmentPlan plan) => new() { PeriodId = plan.PeriodId, TargetRate = (long)(plan.TargetRate / Millionth) };

    public static Programme ToDomain(ProgrammeSettings settings, long version) => new()
    {
        DisplayName = settings.DisplayName,
        CurrencyCode = settings.CurrencyCode,
        TimeZone = settings.TimeZone,
        FiscalYearStartMonth = settings.FiscalYearStartMonth,
        WeekScheme = (WeekScheme)settings.WeekScheme,
        IsCalendarFixed = settings.CalendarFixed,
        GraceDays = settings.HasGraceDays ? settings.GraceDays : GraceDaysUnsaid,
        Version = version,
    };

    public static ProgrammeSettings ToSettings(Programme programme) => new()
    {
        DisplayName = programme.DisplayName,
        CurrencyCode = programme.CurrencyCode,
        TimeZone = programme.TimeZone,
        FiscalYearStartMonth = programme.FiscalYearStartMonth,
        WeekScheme = (int)programme.WeekScheme,
        CalendarFixed = programme.IsCalendarFixed,
        GraceDays = programme.GraceDays,
    };
}
