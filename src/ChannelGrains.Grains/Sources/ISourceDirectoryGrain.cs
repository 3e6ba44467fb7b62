namespace ChannelGrains.Grains.Sources;

/// <summary>Lists sources from the directory in the index; any number of activations answer beside each other.</summary>
public interface ISourceDirectoryGrain : IGrainWithIntegerKey
{
    /// <param name="pageSize">How many at most; 0 for the default.</param>
    /// <param name="after">The id that the page before ended with; empty for the first page.</param>
    /// <param name="own">The sources that there are for the caller; all when none is named.</param>
    /// <param name="ownPartners">Likewise the partners: a source that sends for none of them is not there.</param>
    Task<ListedSources> List(int pageSize, string after, [Immutable] IReadOnlySet<string> own, [Immutable] IReadOnlySet<string> ownPartners);
}
