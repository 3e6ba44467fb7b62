using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Statements of several partners, and what is read of journals for one.</summary>
public interface IStatementDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>The statements of a month, by partner.</summary>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="state">Those in this state; not said is all.</param>
    /// <param name="size">How many; 0 for the default.</param>
    /// <param name="after">The partner that the page comes behind; empty for the first page.</param>
    /// <param name="own">The partners that there are for the caller; all when none is named.</param>
    Task<ListedStatements> List(int month, StatementState state, int size, string after, IReadOnlySet<string> own);

    /// <summary>The transactions of a line. A page may have fewer, or none, before the last one.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="scope">Which transactions.</param>
    /// <param name="after">The record that the page comes behind; 0 for the first page.</param>
    /// <param name="size">How many; 0 for the default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<Answer<ListedTransactions>> ListTransactions(string partnerId, LineScope scope, long after, int size, CancellationToken cancellationToken);
}
