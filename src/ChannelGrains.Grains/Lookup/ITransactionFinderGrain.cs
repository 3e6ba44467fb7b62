using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Lookup;

/// <summary>Finds transactions by id with all partners; any number of activations answer beside each other.</summary>
public interface ITransactionFinderGrain : IGrainWithIntegerKey
{
    /// <summary>The transactions that an id stands for, by partner and source. TOO_MANY_LOOK_UPS where there are too many partners and sources.</summary>
    /// <param name="query">What is looked for; it names no partner.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<Answer<FoundTransactions>> Find([Immutable] TransactionQuery query, CancellationToken cancellationToken);
}
