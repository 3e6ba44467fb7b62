using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Partners.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Partners;

[StatelessWorker]
internal sealed class PartnerDirectoryGrain(IJournalStore store, TimeProvider time) : Grain, IPartnerDirectoryGrain
{
    public async Task<ListPartnersResponse> List(ListPartnersRequest request)
    {
        var size = Pages.Size(request.PageSize);
        var after = request.PageToken.Length == 0 ? [] : PartnerDirectory.Key(request.PageToken);
        var entries = await store.ScanIndexAsync(PartnerDirectory.Prefix, after, size, descending: false, CancellationToken.None);
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        var response = new ListPartnersResponse();
        foreach (var entry in entries)
        {
            var life = PartnerLife.Read(entry.Value.Span);
            var partner = PartnerFacts.ToMessage(life, life.DayOf(nowMicros));
            if (Matches(partner, request))
                response.Partners.Add(partner);
        }
        if (entries.Count == size)
            response.NextPageToken = System.Text.Encoding.UTF8.GetString(entries[^1].Key.Span[PartnerDirectory.Prefix.Length..]);
        return response;
    }

    private static bool Matches(Partner partner, ListPartnersRequest request) =>
        (request.State == ChannelGrains.Partners.V1.PartnerState.Unspecified || partner.State == request.State)
        && (request.ChannelType == ChannelGrains.Partners.V1.ChannelType.Unspecified || partner.ChannelType == request.ChannelType)
        && (request.Region.Length == 0 || partner.Region == request.Region || partner.Region.StartsWith(request.Region + "/", StringComparison.Ordinal));
}
