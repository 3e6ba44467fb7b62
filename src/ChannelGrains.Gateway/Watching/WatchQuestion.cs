namespace ChannelGrains.Gateway.Watching;

/// <summary>A question that is watched: asked again whenever one of its sources has changed. Equal ones share their reads.</summary>
internal abstract record WatchQuestion<TAnswer>
    where TAnswer : class
{
    /// <summary>What it is about, for the log.</summary>
    public abstract string Name { get; }

    /// <summary>The grains whose changes may change the answer, by the names under which they tell of them.</summary>
    public abstract IReadOnlyList<string> Sources { get; }

    /// <summary>Reads the answer, with the observer of this process at every source: what changes after that is told.</summary>
    public abstract Task<TAnswer> ReadAsync();

    /// <summary>The version of an answer, which rises with every one that shows something else: only such a one is written.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="last">The answer before it; null for the first.</param>
    /// <param name="lastVersion">The version of that, 0 for the first.</param>
    public abstract long VersionOf(TAnswer answer, TAnswer? last, long lastVersion);
}
