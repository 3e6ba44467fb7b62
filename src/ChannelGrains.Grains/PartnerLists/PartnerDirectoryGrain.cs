using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.PartnerLists;

[StatelessWorker]
internal sealed class PartnerDirectoryGrain(IJournalIndex index, TimeProvider time) : Grain, IPartnerDirectoryGrain
{
    public async Task<ListedPartners> List(ListPartners query, IReadOnlySet<string> own)
    {
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        if (query is { Filter.IsAll: true, Order: PartnerOrder.PartnerId, IsDescending: false })
            return await ListByIdAsync(query, own, nowMicros);
        return own.Count > 0
            ? await new OwnPartnerList(index, query, nowMicros).ReadAsync(own)
            : await new PartnerList(index, query, nowMicros).ReadAsync();
    }

    private async Task<ListedPartners> ListByIdAsync(ListPartners query, IReadOnlySet<string> own, long nowMicros)
    {
        var page = await IndexDirectory.PageAsync(index, PartnerDirectory.Prefix, query.After, Pages.Size(query.PageSize), Pages.LargestBytes, own);
        return new ListedPartners([.. page.Values.Select(value => PartnerLife.Read(value.Span)).Select(life => life.On(life.DayOf(nowMicros)))], page.Last);
    }
}
