namespace ChannelGrains.Journal;

/// <summary>
/// What an append hands out to ask later whether it is durable. Good for the life of the store instance that issued it.
/// The default value stands for something that is already committed. Tickets of one store's generation commit in the order of their numbers.
/// </summary>
/// <param name="Store">The <see cref="ICommitWatch.StoreNumber"/> of the store that issued it, which alone knows its outcome.</param>
/// <param name="Generation">The store's generation at the append.</param>
/// <param name="Number">Its place among the tickets of the generation.</param>
public readonly record struct CommitTicket(uint Store, int Generation, long Number);
