using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Lookup;

/// <summary>Finds transactions of a partner by id.</summary>
public interface IPartnerLookup : IGrainExtension
{
    /// <summary>The transactions that an id stands for, one of each source at most, by source. The answer carries the commit that it must not leave before.</summary>
    Task<Answer<FoundTransactions>> Find([Immutable] TransactionQuery query);
}
