namespace ChannelGrains.Journal;

/// <summary>
/// An opened journal. A store hands out one instance per name and process for as long as anybody holds it, so that two holders
/// see each other's appends. Each store derives its own and accepts only its own.
/// </summary>
public abstract class JournalRef(JournalName name)
{
    public JournalName Name { get; } = name;

    /// <summary>The last version queued or committed; 0 is an empty journal. Falls back when queued appends are lost.</summary>
    public abstract long Version { get; }

    /// <summary>The last version that can be read. Whoever folds a journal that others append to folds up to this one: <see cref="Version"/> may
    /// be ahead of it a moment after the journal was opened.</summary>
    public abstract long DurableVersion { get; }

    /// <summary>Raised when queued appends of this journal were lost. Whoever holds state in memory from an older generation reloads it.</summary>
    public abstract int Generation { get; }

    /// <summary>Whether another process may have appended since the store last heard of the journal: whoever answers from memory opens it again first.</summary>
    public virtual bool IsDoubtful => false;
}
