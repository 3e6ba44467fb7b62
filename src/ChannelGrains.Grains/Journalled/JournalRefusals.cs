using ChannelGrains.Domain.Refusals;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>What the journal's own refusals say to a caller. All but RECORD_TOO_LARGE are worth trying again.</summary>
public static class JournalRefusals
{
    /// <summary>The effect of an answer was lost before it was durable.</summary>
    public static Refusal Lost { get; } = Refusal.Unavailable("JOURNAL_LOST",
        "The change could not be made durable and was taken back. Nothing of it was kept; send it again.");

    /// <summary>The journal failed while the effect of an answer was on its way to the disk.</summary>
    public static Refusal Unknown { get; } = Refusal.Unavailable("OUTCOME_UNKNOWN",
        "The journal failed before it was known whether the change is durable. Send it again after the restart: what was taken is not taken twice.");

    /// <summary>What an outcome that is not <see cref="CommitOutcome.Committed"/> says to a caller.</summary>
    public static Refusal For(CommitOutcome outcome) => outcome == CommitOutcome.Lost ? Lost : Unknown;

    /// <summary>Whether a grain's refusal passes, so that it is asked again; any other one is final.</summary>
    public static bool Passes(Refusal refusal) => refusal.Kind is RefusalKind.Unavailable or RefusalKind.Aborted || refusal.Reason == "JOURNAL_FULL";

    internal static Refusal For(AppendStatus status, JournalName journal) => status switch
    {
        AppendStatus.VersionConflict => Refusal.Aborted("CONCURRENT_CHANGE",
            $"Journal {journal.Value} was changed by another activation at the same time. Nothing was stored; send it again.").Passing(),
        AppendStatus.Full => Refusal.ResourceExhausted("JOURNAL_FULL",
            "The journal's disk or queue is full. Nothing was stored; free disk space, then send it again.").Passing(),
        AppendStatus.TooLarge => Refusal.InvalidArgument("RECORD_TOO_LARGE",
            $"What was sent is more than one record of journal {journal.Value} holds. Nothing was stored; send less at once."),
        _ => Refusal.Unavailable("JOURNAL_CLOSED", "The journal is closed. Nothing was stored; send it again after the restart."),
    };
}
