using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;

namespace ChannelGrains.Grains.Profit;

/// <summary>What a partner's commission is computed by, kept with its folded state once it was read.</summary>
internal sealed class ProfitTerms
{
    /// <summary>The record that had changed the agreement last when it was read; 0 before.</summary>
    public long AgreementVersion { get; private set; }

    /// <summary>By day.</summary>
    public IReadOnlyList<PricedDays> Days { get; private set; } = [];

    /// <summary>Where quarters and years begin.</summary>
    public CalendarRules Calendar { get; private set; } = CalendarRules.Default;

    /// <summary>Whether a month's commission may depend on the months before it.</summary>
    public bool SpansMonths => Days.Any(IsBeyondMonths);

    public static bool IsBeyondMonths(PricedDays days) => days.Schedule.Period != Domain.Agreements.CommissionPeriod.Month;

    public void Set(long agreementVersion, IReadOnlyList<PricedDays> days, CalendarRules calendar) => (AgreementVersion, Days, Calendar) = (agreementVersion, days, calendar);
}
