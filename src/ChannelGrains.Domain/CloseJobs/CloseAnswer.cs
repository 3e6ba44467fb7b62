using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.CloseJobs;

/// <summary>What a partner has answered that was asked to close.</summary>
/// <param name="Count">As what it counts.</param>
/// <param name="Refusal">Why it did not close; null where it did, or needs no statement.</param>
public readonly record struct CloseAnswer(CloseCounts Count, CloseRefusal? Refusal)
{
    private static readonly CloseAnswer Closed = new(new(1, 0, 0), null), Skipped = new(new(0, 1, 0), null);

    /// <summary>It has a statement. One that was closed before the job began is not the job's; one that was closed before a crash of the job is.</summary>
    public static CloseAnswer Of(CloseJob job, long closedAtMicros) => closedAtMicros >= job.StartedAtMicros ? Closed : Skipped;

    /// <summary>It has none: it needs none, or refused.</summary>
    public static CloseAnswer Of(CloseJob job, string partnerId, Refusal refusal) =>
        NeedsNone(job, refusal) ? Skipped : new(new(0, 0, 1), new(partnerId, refusal.Reason, refusal.Message));

    // Who was never there in the month, or whose statements begin behind it.
    private static bool NeedsNone(CloseJob job, Refusal refusal) => refusal.Reason is "PARTNER_STATE" or "PARTNER_NOT_FOUND"
        || (refusal.Reason == "PERIOD_ORDER" && refusal.Metadata?.GetValueOrDefault("open_period") is { } open && string.CompareOrdinal(open, Period.OfMonth(job.Month).Id) > 0);
}
