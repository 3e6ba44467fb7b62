using ChannelGrains.Partners.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Partners;

/// <summary>Lists partners from the directory in the index; any number of activations answer beside each other.</summary>
public interface IPartnerDirectoryGrain : IGrainWithIntegerKey
{
    /// <param name="request">The page; its token is the id that the page before ended with.</param>
    /// <param name="own">The partners that there are for the caller; all when none is named.</param>
    Task<ListPartnersResponse> List([Immutable] ListPartnersRequest request, [Immutable] IReadOnlySet<string> own);
}
