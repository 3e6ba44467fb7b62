using ChannelGrains.Grains.Lanes;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.Quarantine;

namespace ChannelGrains.Grains.Partners;

/// <summary>The sections of a partner's journal; those with state in the order of their parts in the snapshot.</summary>
internal static class PartnerSections
{
    public static readonly IReadOnlyList<PartnerSection> All =
    [
        new LanesSection(),
        new QuarantineSection(),
        new LifecycleSection(),
    ];
}
