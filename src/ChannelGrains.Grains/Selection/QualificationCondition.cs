using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Selection;

/// <summary>A partner is qualified by a score that passes.</summary>
internal sealed class QualificationCondition : StepCondition
{
    public override LifecycleState To => LifecycleState.Qualified;

    public override Outcome<StepEvidence> Find(FoldedPartner partner, BusinessDay from) => (partner.Part<CandidateFile>()?.Value ?? SelectionFile.Empty).Qualification();
}
