using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What partners must show; the key is <see cref="ComplianceKeys.Requirements"/>.</summary>
public interface IRequirementsGrain : IGrainWithStringKey
{
    Task<Answer<Requirement>> Put(PutRequirement command, RequestStamp request);

    Task<Answer<Requirements>> Read();
}
