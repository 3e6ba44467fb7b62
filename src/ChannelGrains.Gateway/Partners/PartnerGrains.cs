using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Orleans.Runtime;

namespace ChannelGrains.Gateway.Partners;

/// <summary>References to partner grains. Orleans finds a grain's type from its interface by reflection for each reference; here it is found once.</summary>
internal sealed class PartnerGrains(IGrainFactory grains, KnownJournals journals)
{
    private readonly Lazy<(GrainType Type, GrainInterfaceType Interface)> _types = new(() =>
    {
        var any = (GrainReference)grains.GetGrain<IPartnerGrain>("any");
        return (any.GrainId.Type, any.InterfaceType);
    });

    /// <summary>A partner that exists; NOT_FOUND for another, which wakes no grain.</summary>
    public async ValueTask<IPartnerGrain> RequireAsync(string partnerId, CancellationToken cancellationToken) =>
        await ExistsAsync(partnerId, cancellationToken) ? Get(partnerId) : throw RefusalStatus.ToException(PartnerIds.NotFound(partnerId));

    public ValueTask<bool> ExistsAsync(string partnerId, CancellationToken cancellationToken) => journals.HasPartnerAsync(partnerId, cancellationToken);

    /// <summary>Any partner, also one that is about to be created: a call wakes its grain.</summary>
    public IPartnerGrain Get(string partnerId)
    {
        var (type, contract) = _types.Value;
        return (IPartnerGrain)grains.GetGrain(GrainId.Create(type, partnerId), contract);
    }
}
