using System.Text;
using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Lookup;

internal sealed class PartnerLookup(IGrainContextAccessor context) : PartnerExtension(context), IPartnerLookup
{
    public Task<Answer<FoundTransactions>> Find(TransactionQuery query) => Partner.InTurnAsync(
        async partner =>
        {
            if (partner.Life is null)
                return Answer<FoundTransactions>.Refuse(Unknown());
            var (id, found, bytes) = (Encoding.UTF8.GetBytes(query.TransactionId), new List<FoundTransaction>(), 0);
            foreach (var lane in partner.Lanes.Values.Where(lane => query.AsksSource(lane.SourceId)).OrderBy(lane => lane.SourceId, StringComparer.Ordinal))
            {
                if (await Partner.FindAsync(lane, id) is not { } transaction)
                    continue;
                bytes += transaction.Transaction.Length;
                if (found.Count > 0 && (found.Count == TransactionQuery.MaxFound || bytes > Pages.LargestBytes))
                    return Answer<FoundTransactions>.Of(new(found, true), Partner.Ticket);
                found.Add(transaction);
            }
            return Answer<FoundTransactions>.Of(new(found, false), Partner.Ticket);
        },
        CancellationToken.None);
}
