using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Partners.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Partners;

[StatelessWorker]
internal sealed class PartnerDirectoryGrain(IJournalStore store, TimeProvider time) : Grain, IPartnerDirectoryGrain
{
    public async Task<ListPartnersResponse> List(ListPartnersRequest request, IReadOnlySet<string> own)
    {
        var page = await IndexDirectory.PageAsync(store, PartnerDirectory.Prefix, request.PageToken, Pages.Size(request.PageSize), Pages.LargestBytes, own);
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        var response = new ListPartnersResponse { NextPageToken = page.Last };
        foreach (var value in page.Values)
        {
            var life = PartnerLife.Read(value.Span);
            var partner = PartnerFacts.ToMessage(life, life.DayOf(nowMicros));
            if (Matches(partner, request))
                response.Partners.Add(partner);
        }
        return response;
    }

    private static bool Matches(Partner partner, ListPartnersRequest request) =>
        (request.State == ChannelGrains.Partners.V1.PartnerState.Unspecified || partner.State == request.State)
        && (request.ChannelType == ChannelGrains.Partners.V1.ChannelType.Unspecified || partner.ChannelType == request.ChannelType)
        && (request.Region.Length == 0 || partner.Region == request.Region || partner.Region.StartsWith(request.Region + "/", StringComparison.Ordinal));
}
