using ChannelGrains.Ingest.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

/// <summary>Lists sources from the directory in the index; any number of activations answer beside each other.</summary>
public interface ISourceDirectoryGrain : IGrainWithIntegerKey
{
    /// <param name="request">The page; its token is the id that the page before ended with.</param>
    /// <param name="own">The sources that there are for the caller; all when none is named.</param>
    /// <param name="ownPartners">Likewise the partners: a source that sends for none of them is not there.</param>
    Task<ListSourcesResponse> List([Immutable] ListSourcesRequest request, [Immutable] IReadOnlySet<string> own, [Immutable] IReadOnlySet<string> ownPartners);
}
