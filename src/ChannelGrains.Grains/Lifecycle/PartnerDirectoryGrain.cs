using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Lifecycle;

[StatelessWorker]
internal sealed class PartnerDirectoryGrain(IJournalIndex index, TimeProvider time) : Grain, IPartnerDirectoryGrain
{
    public async Task<ListedPartners> List(ListPartners query, IReadOnlySet<string> own)
    {
        var page = await IndexDirectory.PageAsync(index, PartnerDirectory.Prefix, query.After, Pages.Size(query.PageSize), Pages.LargestBytes, own);
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        var partners = page.Values.Select(value => PartnerLife.Read(value.Span)).Select(life => life.On(life.DayOf(nowMicros)));
        return new ListedPartners([.. partners.Where(partner => Matches(partner, query))], page.Last);
    }

    private static bool Matches(PartnerOnDay partner, ListPartners query) =>
        (query.State == LifecycleState.Unspecified || partner.State == query.State)
        && (query.ChannelType == ChannelType.Unspecified || partner.Particulars.ChannelType == query.ChannelType)
        && (query.Region.Length == 0 || partner.Particulars.Region == query.Region
            || partner.Particulars.Region.StartsWith(query.Region + "/", StringComparison.Ordinal));
}
