using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.PartnerLists;

[StatelessWorker]
internal sealed class PartnerDirectoryGrain(IJournalIndex index, MissingRows missing, TimeProvider time) : Grain, IPartnerDirectoryGrain
{
    private static readonly Refusal Pending = Refusal.Unavailable("LISTS_PENDING",
        "The lists of partners are being completed, once after the start of this version. Ask again after the delay, or list by id without a filter.");

    public async Task<Answer<ListedPartners>> List(ListPartners query, IReadOnlySet<string> own)
    {
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        if (query is { Filter.IsAll: true, Order: PartnerOrder.PartnerId, IsDescending: false })
            return Answer<ListedPartners>.Of(await ListByIdAsync(query, own, nowMicros), default);
        if (own.Count > 0)
            return Answer<ListedPartners>.Of(await new OwnPartnerList(index, query, nowMicros).ReadAsync(own), default);
        return missing.AreWritten ? Answer<ListedPartners>.Of(await new PartnerList(index, query, nowMicros).ReadAsync(), default) : Answer<ListedPartners>.Refuse(Pending);
    }

    private async Task<ListedPartners> ListByIdAsync(ListPartners query, IReadOnlySet<string> own, long nowMicros)
    {
        var page = await IndexDirectory.PageAsync(index, PartnerDirectory.Prefix, query.After, Pages.Size(query.PageSize), Pages.LargestBytes, own);
        return new ListedPartners([.. page.Values.Select(value => PartnerLife.Read(value.Span)).Select(life => life.On(life.DayOf(nowMicros)))], page.Last);
    }
}
