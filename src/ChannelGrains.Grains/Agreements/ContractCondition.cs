using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A partner becomes CONTRACTED by a signed agreement.</summary>
internal sealed class ContractCondition : StepCondition
{
    private static readonly AgreementBook Nothing = new();

    public override LifecycleState To => LifecycleState.Contracted;

    public override Outcome<StepEvidence> Find(FoldedPartner partner, BusinessDay from) => (partner.Part<AgreementBook>() ?? Nothing).Contract(from);
}
