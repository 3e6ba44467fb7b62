using ChannelGrains.Grains.Lifecycle;

namespace ChannelGrains.Grains.Partners;

/// <summary>The sections of a partner's journal, in the order of their parts in the snapshot.</summary>
internal static class PartnerSections
{
    public static readonly IReadOnlyList<PartnerSection> All =
    [
        new LifecycleSection(),
    ];
}
