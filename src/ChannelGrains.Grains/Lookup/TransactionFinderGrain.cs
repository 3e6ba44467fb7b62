using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Lookup;

/// <summary>Has no state. Steps: 1. the index, and what is stored of partners that are not in memory, say which partners may have the id; 2. those are asked, and those in
/// memory with a numbered source. So only partners that have it are woken.</summary>
[Reentrant, StatelessWorker]
internal sealed class TransactionFinderGrain(IGrainFactory grains, IJournals journals, IJournalIndex index, IdentityKeys keys, LongTurns turns, AsOfReader reader, IOptions<LookupOptions> options)
    : Grain, ITransactionFinderGrain
{
    private const int AskedAtOnce = 16;

    public async Task<Answer<FoundTransactions>> Find(TransactionQuery query, CancellationToken cancellationToken) =>
        // Long, and one of few at once, as what reads journals is.
        await reader.AdmitAsync(() => FindAsync(query, cancellationToken), cancellationToken);

    private async Task<Answer<FoundTransactions>> FindAsync(TransactionQuery query, CancellationToken cancellationToken)
    {
        // 1
        var search = new PartnerSearch(journals, index, await keys.GetAsync(), turns, new LookUpCount(options.Value.MaxLookUps), IsInMemoryAsync);
        if (await search.FindAsync(query, cancellationToken) is not { } partners)
            return Answer<FoundTransactions>.Refuse(TransactionQuery.TooManyLookUps(options.Value.MaxLookUps));
        // 2
        var (found, bytes, ticket) = (new List<FoundTransaction>(), 0, default(CommitTicket));
        foreach (var some in partners.Chunk(AskedAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var answer in await Task.WhenAll(some.Select(partner => grains.GetGrain<IPartnerGrain>(partner).AsReference<IPartnerLookup>().Find(query with { PartnerId = partner }))))
            {
                if (answer.Value is not { } ofPartner)
                    continue;
                // Those of before are committed before it.
                if ((answer.Ticket.Generation, answer.Ticket.Number).CompareTo((ticket.Generation, ticket.Number)) > 0)
                    ticket = answer.Ticket;
                foreach (var transaction in ofPartner.Transactions)
                {
                    bytes += transaction.Transaction.Length;
                    if (found.Count > 0 && (found.Count == TransactionQuery.MaxFound || bytes > Pages.LargestBytes))
                        return Answer<FoundTransactions>.Of(new(found, true), ticket);
                    found.Add(transaction);
                }
                if (ofPartner.IsTruncated)
                    return Answer<FoundTransactions>.Of(new(found, true), ticket);
            }
        }
        return Answer<FoundTransactions>.Of(new(found, false), ticket);
    }

    private async ValueTask<bool> IsInMemoryAsync(string partnerId) =>
        await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IPartnerGrain>(partnerId)) is not null;
}
