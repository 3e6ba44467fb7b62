using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>A page of the partners that there are for a caller: all of them are read, and as many as a page has are kept.</summary>
internal sealed class OwnPartnerList(IJournalIndex index, ListPartners query, long nowMicros)
{
    private readonly ListPlaces _order = new(query.IsDescending);

    public async Task<ListedPartners> ReadAsync(IReadOnlySet<string> own)
    {
        var (after, size) = (ListPlaces.Read(query.After), Pages.Size(query.PageSize));
        var first = new SortedList<ReadOnlyMemory<byte>, (PartnerOnDay Partner, int Bytes)>(_order);
        var areMore = false;
        foreach (var ids in own.Chunk(ListedLives.AtOnce))
            foreach (var found in await ListedLives.ReadAsync(index, [.. ids.Select(PartnerDirectory.Key)], nowMicros))
            {
                if (found is not var (partner, bytes) || !query.Filter.Admits(partner))
                    continue;
                var place = PartnerListKeys.Place(query.Order, partner);
                if (after.Length > 0 && _order.Compare(place, after) <= 0)
                    continue;
                first.Add(place, (partner, bytes));
                if (first.Count <= size)
                    continue;
                first.RemoveAt(size);
                areMore = true;
            }
        return ToPage(first, areMore);
    }

    private static ListedPartners ToPage(SortedList<ReadOnlyMemory<byte>, (PartnerOnDay Partner, int Bytes)> first, bool areMore)
    {
        var (partners, bytes) = (new List<PartnerOnDay>(), 0);
        foreach (var (partner, length) in first.Values)
        {
            if (partners.Count > 0 && bytes + length > Pages.LargestBytes)
                break;
            partners.Add(partner);
            bytes += length;
        }
        return new ListedPartners(partners, areMore || partners.Count < first.Count ? ListPlaces.ToText(first.Keys[partners.Count - 1]) : "");
    }
}
