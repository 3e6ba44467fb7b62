using ChannelGrains.Domain.Audit;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Audit;

/// <summary>Lists changes from the index and the journals; any number of activations answer beside each other.</summary>
public interface IChangeDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>Changes of all journals by when they were accepted, or of one partner in the order of its journal; the latest first. A page may have fewer, or none,
    /// before the last one.</summary>
    /// <param name="filter">Which changes.</param>
    /// <param name="after">What the page goes on behind; empty for the first page.</param>
    /// <param name="size">Changes of the page; 0 for the default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<Answer<ListedChanges>> List([Immutable] ChangeFilter filter, string after, int size, CancellationToken cancellationToken);
}
