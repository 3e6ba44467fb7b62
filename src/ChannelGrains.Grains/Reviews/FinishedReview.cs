using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Reviews;

/// <summary>A review that came to its end.</summary>
/// <param name="Version">Version of the partner's journal that it saw and made.</param>
/// <param name="Ticket">The commit of that.</param>
/// <param name="DueAtMicros">When it is due again though nothing arrives; null for never.</param>
/// <param name="Stamp">The settings that it went by.</param>
/// <param name="At">When, a timestamp of the time provider.</param>
internal sealed record FinishedReview(long Version, CommitTicket Ticket, long? DueAtMicros, ulong Stamp, long At);
