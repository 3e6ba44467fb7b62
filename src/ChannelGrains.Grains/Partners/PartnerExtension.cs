using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Partners;

/// <summary>A capability's calls on a partner's activation: made at its first call, and shares the activation's journal and turns.</summary>
/// <param name="context">The activation.</param>
internal abstract class PartnerExtension(IGrainContextAccessor context)
{
    protected PartnerGrain Partner { get; } = (PartnerGrain)context.GrainContext.GrainInstance!;

    protected Refusal Unknown() => PartnerIds.NotFound(Partner.PartnerId);
}
