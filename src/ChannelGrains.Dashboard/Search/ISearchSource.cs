namespace ChannelGrains.Dashboard.Search;

/// <summary>Finds things of one kind for the one search box.</summary>
internal interface ISearchSource
{
    /// <summary>What it finds, in the reader's language.</summary>
    string Title { get; }

    /// <summary>A few of what a text names, best first; empty where the reader may not see any. Throws what its calls throw.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken);
}
