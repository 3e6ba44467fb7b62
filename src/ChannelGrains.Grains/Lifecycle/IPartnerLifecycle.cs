using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>A partner's particulars and states. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerLifecycle : IGrainExtension
{
    Task<Answer<PartnerOnDay>> Create(CreatePartner command, RequestStamp request);

    /// <summary>The partner as it is today, and its steps.</summary>
    Task<Answer<PartnerHistory>> Get();

    Task<Answer<PartnerOnDay>> Update(UpdatePartner command, RequestStamp request);

    Task<Answer<PartnerOnDay>> Advance(AdvancePartner command, RequestStamp request);

    Task<Answer<PartnerOnDay>> Suspend(SuspendPartner command, RequestStamp request);

    Task<Answer<PartnerOnDay>> Resume(ResumePartner command, RequestStamp request);

    Task<Answer<PartnerOnDay>> Terminate(TerminatePartner command, RequestStamp request);
}
