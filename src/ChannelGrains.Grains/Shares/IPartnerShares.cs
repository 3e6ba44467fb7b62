using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Shares;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Shares;

/// <summary>The shares of a partner. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerShares : IGrainExtension
{
    /// <summary>Creates a share; a request that comes again is answered the one that it created, whose id is another than the command's.</summary>
    Task<Answer<ShareReading>> Create(CreateShare command, RequestStamp request);

    Task<Answer<ShareReading>> Revoke(string shareId, RequestStamp request);

    /// <summary>Shares, the latest first.</summary>
    /// <param name="pageSize">Shares of a page; 0 for the default.</param>
    /// <param name="before">The version that the page before ended with; 0 for the first page.</param>
    Task<Answer<ListedShares>> List(int pageSize, long before);
}
