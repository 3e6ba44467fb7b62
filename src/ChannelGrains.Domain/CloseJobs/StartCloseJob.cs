using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Domain.CloseJobs;

/// <summary>Has a month closed for all partners.</summary>
/// <param name="Month">In months since 1970-01.</param>
/// <param name="GraceDays">The programme's.</param>
/// <param name="Calendar">The programme's.</param>
[GenerateSerializer, Immutable]
public sealed record StartCloseJob([property: Id(0)] int Month, [property: Id(1)] int GraceDays, [property: Id(2)] CalendarRules Calendar)
{
    // Where a day begins first, 14 hours before it does in Greenwich (IANA Pacific/Kiritimati).
    private const long EarliestZoneMicros = 14L * 3_600_000_000;

    /// <summary>The job as it begins. Refused: PERIOD_OPEN where no partner on Earth could close the month yet.</summary>
    /// <param name="number">Which job of the month, from 1.</param>
    /// <param name="partnerCount">Partners that there are.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<CloseJob> Decide(int number, long partnerCount, string principal, long nowMicros)
    {
        var closesOn = ClosePeriod.ClosesOn(Month, GraceDays);
        if (BusinessDay.InUtc(nowMicros + EarliestZoneMicros) < closesOn)
            return Refusal.FailedPrecondition(
                "PERIOD_OPEN", $"{Period.OfMonth(Month).Id} is open: it can be closed from {closesOn} on, {GraceDays} grace days after its end in each partner's time zone.");
        return new CloseJob
        {
            Month = Month,
            Number = number,
            GraceDays = GraceDays,
            Calendar = Calendar,
            StartedBy = principal,
            StartedAtMicros = nowMicros,
            PartnerCount = partnerCount,
        };
    }
}
