using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Selection;

/// <summary>What candidates are judged by; the key is <see cref="SelectionKeys.Criteria"/>.</summary>
public interface ICriteriaGrain : IGrainWithStringKey
{
    Task<Answer<SelectionCriteria>> Define(DefineCriteria command, RequestStamp request);

    /// <summary>The criteria of a version; 0 for the current ones.</summary>
    Task<Answer<SelectionCriteria>> Get(long version);

    /// <summary>The durable criteria by which somebody is about to be scored.</summary>
    Task<SelectionCriteria> Read();
}
