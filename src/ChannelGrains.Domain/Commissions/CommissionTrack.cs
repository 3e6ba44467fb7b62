using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Commissions;

/// <summary>What versions have in common that fill the same brackets: pieces do not follow money, nor a year a month.</summary>
[GenerateSerializer, Immutable]
public readonly record struct CommissionTrack([property: Id(0)] CommissionBase Base, [property: Id(1)] CommissionPeriod Period)
{
    /// <summary>The time over which the base adds up, that holds a day.</summary>
    public Period CycleOf(BusinessDay day, CalendarRules rules) => Calendars.Period.Containing(
        Period switch
        {
            CommissionPeriod.Month => PeriodKind.Month,
            CommissionPeriod.Quarter => PeriodKind.Quarter,
            CommissionPeriod.YearToDate => PeriodKind.Year,
            _ => throw new InvalidOperationException($"{Period} is no period of a commission."),
        },
        day, rules);
}
