namespace ChannelGrains.Journal;

/// <summary>The answer to an append. The ticket has a meaning only when the status is <see cref="AppendStatus.Queued"/>.</summary>
public readonly record struct AppendResult(AppendStatus Status, CommitTicket Ticket);
