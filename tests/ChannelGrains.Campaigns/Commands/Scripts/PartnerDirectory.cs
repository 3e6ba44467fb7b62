using System.Diagnostics;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>What lists and the funnel say of a partner that is alone in its region: nothing is shown of it but where they say something else than the partner itself.</summary>
internal static class PartnerDirectory
{
    /// <summary>Live views follow what is durable, after a start too; lists are never behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Glance = TimeSpan.FromMilliseconds(50);

    public static async Task<Shown> ReadAsync(ChannelBase channel, GetPartnerResponse read, string region, Shown shown)
    {
        var client = new PartnerService.PartnerServiceClient(channel);
        foreach (var order in new[] { PartnerOrder.PartnerId, PartnerOrder.DisplayName, PartnerOrder.CreatedAt })
        {
            var listed = (await client.ListPartnersAsync(new ListPartnersRequest { Region = region, State = read.Partner.State, ChannelType = read.Partner.ChannelType, OrderBy = order })).Partners;
            var all = (await client.ListPartnersAsync(new ListPartnersRequest { Region = region, OrderBy = order })).Partners;
            foreach (var partner in listed.Concat(all))
                partner.Band = "";
            if (!listed.SequenceEqual([read.Partner]) || !all.SequenceEqual([read.Partner]))
                shown = shown.With($"list by {order}", $"{string.Join(", ", listed)} of {string.Join(", ", all)} in place of {read.Partner}");
        }
        int[] reached = [.. Enumerable.Range((int)PartnerState.Prospect, 5).Select(state => read.Steps.Any(step => (int)step.State == state) ? 1 : 0)];
        int[] counted;
        var began = Stopwatch.GetTimestamp();
        while (!(counted = await ReachedAsync(client, region)).SequenceEqual(reached) && Stopwatch.GetElapsedTime(began) < Patience)
            await Task.Delay(Glance);
        return counted.SequenceEqual(reached) ? shown : shown.With("funnel", $"{string.Join(' ', counted)} in place of {string.Join(' ', reached)}");
    }

    private static async Task<int[]> ReachedAsync(PartnerService.PartnerServiceClient client, string region) =>
        [.. (await client.GetFunnelAsync(new GetFunnelRequest { Region = region })).Total.Steps.Select(step => (int)step.Reached)];
}
