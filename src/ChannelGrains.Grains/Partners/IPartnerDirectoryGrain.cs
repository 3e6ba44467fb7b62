using ChannelGrains.Partners.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Partners;

/// <summary>Lists partners from the directory in the index; any number of activations answer beside each other.</summary>
public interface IPartnerDirectoryGrain : IGrainWithIntegerKey
{
    Task<ListPartnersResponse> List([Immutable] ListPartnersRequest request);
}
