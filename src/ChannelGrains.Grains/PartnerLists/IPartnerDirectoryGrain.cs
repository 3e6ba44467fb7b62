using ChannelGrains.Grains.Journalled;
namespace ChannelGrains.Grains.PartnerLists;

/// <summary>Lists partners from the directory in the index; any number of activations answer beside each other.</summary>
public interface IPartnerDirectoryGrain : IGrainWithIntegerKey
{
    /// <param name="query">Which.</param>
    /// <param name="own">The partners that there are for the caller; all when none is named.</param>
    Task<Answer<ListedPartners>> List(ListPartners query, [Immutable] IReadOnlySet<string> own);
}
