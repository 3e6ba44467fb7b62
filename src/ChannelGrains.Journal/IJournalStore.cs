namespace ChannelGrains.Journal;

/// <summary>
/// A store with all its parts, for who opens it, checks it offline or keeps a grain's journal; others take the part that they use. All members are
/// safe for several threads. A name, key or version outside its range is an <see cref="ArgumentException"/>; what was stored and cannot be read back is
/// a <see cref="JournalCorruptException"/>.
/// </summary>
public interface IJournalStore : IJournals, IJournalIndex, IJournalRows, ICommitWatch, IJournalAdministration, IAsyncDisposable;
