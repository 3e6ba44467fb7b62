using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Selection;

/// <summary>A negotiation begins with a cooperation plan.</summary>
internal sealed class NegotiationCondition : StepCondition
{
    public override LifecycleState To => LifecycleState.Negotiating;

    public override Outcome<StepEvidence> Find(FoldedPartner partner, BusinessDay from) => (partner.Part<CandidateFile>()?.Value ?? SelectionFile.Empty).Negotiation();
}
