using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Sources;

/// <summary>One registered source.</summary>
public interface ISourceGrain : IGrainWithStringKey
{
    Task<Answer<Source>> Create([Immutable] CreateSourceRequest request, string principal);

    Task<Answer<Source>> Get();

    Task<Answer<Source>> Update([Immutable] UpdateSourceRequest request, string principal);

    /// <summary>The durable definition, for the gateway; null when there is no such source.</summary>
    Task<SourceDefinition?> Read();
}
