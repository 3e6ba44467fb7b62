using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Gateway.Partners;

/// <summary>References to partner grains, of those that exist.</summary>
internal sealed class PartnerGrains(PartnerReferences partners, KnownJournals journals)
{
    /// <summary>A partner that exists; NOT_FOUND for another, which wakes no grain.</summary>
    public async ValueTask<IPartnerGrain> RequireAsync(string partnerId, CancellationToken cancellationToken) =>
        await ExistsAsync(partnerId, cancellationToken) ? Get(partnerId) : throw RefusalStatus.ToException(PartnerIds.NotFound(partnerId));

    public ValueTask<bool> ExistsAsync(string partnerId, CancellationToken cancellationToken) => journals.HasPartnerAsync(partnerId, cancellationToken);

    /// <summary>Any partner, also one that is about to be created: a call wakes its grain.</summary>
    public IPartnerGrain Get(string partnerId) => partners.Get(partnerId);
}
