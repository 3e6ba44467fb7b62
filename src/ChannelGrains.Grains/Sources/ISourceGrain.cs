using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Sources;

/// <summary>One registered source.</summary>
public interface ISourceGrain : IGrainWithStringKey
{
    Task<Answer<SourceDefinition>> Create(CreateSource command, RequestStamp request);

    Task<Answer<SourceDefinition>> Get();

    Task<Answer<SourceDefinition>> Update(UpdateSource command, RequestStamp request);

    /// <summary>The durable definition, for the gateway; null when there is no such source.</summary>
    Task<SourceDefinition?> Read();
}
