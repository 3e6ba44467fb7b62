using ChannelGrains.Ingest.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

/// <summary>Lists sources from the directory in the index; any number of activations answer beside each other.</summary>
public interface ISourceDirectoryGrain : IGrainWithIntegerKey
{
    Task<ListSourcesResponse> List([Immutable] ListSourcesRequest request);
}
