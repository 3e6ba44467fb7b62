namespace ChannelGrains.Journal;

/// <summary>
/// What an append hands out to ask later whether it is durable. Good for the life of the store instance that issued it.
/// The default value stands for something that is already committed. Tickets of one generation commit in the order of their numbers.
/// </summary>
public readonly record struct CommitTicket(int Generation, long Number);
