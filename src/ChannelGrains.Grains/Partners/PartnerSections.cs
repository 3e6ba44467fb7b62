using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Partners;

/// <summary>The sections of all partners' journals, as they are registered; those with state have their parts in the snapshot in this order.</summary>
internal sealed class PartnerSections(IEnumerable<PartnerSection> all)
{
    public IReadOnlyList<PartnerSection> All { get; } = [.. all];

    /// <summary>The fold of a partner's journal in a store with this secret.</summary>
    public PartnerStateFold Fold(SipHash identityKey, string partnerId) => new(partnerId, new IngestKeys(identityKey, partnerId), All);
}
