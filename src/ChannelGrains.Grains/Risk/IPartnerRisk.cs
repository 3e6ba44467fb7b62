using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Risk;

/// <summary>A partner's risk. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerRisk : IGrainExtension
{
    /// <summary>The risk now, told from the live state.</summary>
    Task<Answer<PartnerRiskReading>> Get();

    Task<Answer<StatedVersion>> Mute(MuteFactor command, RequestStamp request);

    Task<Answer<StatedVersion>> Hold(SetHold command, RequestStamp request);

    Task<Answer<StatedVersion>> Release(ReleaseHold command, RequestStamp request);

    /// <summary>What was stated, the latest first.</summary>
    /// <param name="pageSize">Records of a page; 0 for the default.</param>
    /// <param name="before">The version that the page comes behind; 0 for the first.</param>
    Task<Answer<ListedStatements>> List(int pageSize, long before);
}
