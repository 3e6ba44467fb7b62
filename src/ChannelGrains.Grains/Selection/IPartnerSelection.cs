using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Selection;

/// <summary>A candidate's scores and plans. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerSelection : IGrainExtension
{
    Task<Answer<Recorded<PartnerScored>>> Score(ScorePartner command, RequestStamp request);

    Task<Answer<Recorded<CooperationPlanned>>> Plan(PlanCooperation command, RequestStamp request);

    Task<Answer<SelectionFile>> Get();
}
