using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Tools;

/// <summary>What a partner's persons took note of. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerTools : IGrainExtension
{
    /// <summary>Once a person and version; again is answered as it is.</summary>
    Task<Answer<ToolNote>> Acknowledge(AcknowledgeTool command, RequestStamp request);
}
