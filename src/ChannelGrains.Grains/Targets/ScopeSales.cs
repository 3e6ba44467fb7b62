using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.SalesViews;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Targets;

/// <summary>What a scope above partners sold in the year before, and who is in it.</summary>
internal sealed class ScopeSales(IGrainFactory grains, IOptions<ViewOptions> options, TimeProvider time)
{
    private static readonly HashSet<string> All = [];

    public async Task<Answer<LastYearReading>> LastYearAsync(TargetScope scope, Period year, string currencyCode)
    {
        if (!options.Value.Enabled)
            return Answer<LastYearReading>.Refuse(ViewsOff);
        var months = year.Previous().Months;
        var sums = await Task.WhenAll(months.Select(month => View(month).ReadSums(scope.Sales, null).AsTask()));
        return Answer<LastYearReading>.Of(
            new LastYearReading(months[0], [.. sums.Select(sum => new Amount(sum.Value.Total.Sum.Net))], currencyCode, Timestamps.ToMicros(time.GetUtcNow())), default);
    }

    /// <summary>The partners in a scope that sell today, by id, with what they sold in it in the year before where that is asked for; of more than an
    /// allocation reaches, one more.</summary>
    public async Task<Outcome<IReadOnlyList<PartnerNet>>> PartnersAsync(TargetScope scope, Period year, bool withSales)
    {
        var listed = await ListAsync(scope);
        if (listed.IsRefused)
            return listed.Refusal;
        var ids = listed.Value;
        if (!withSales || ids.Count > AllocateTarget.MaxParts)
            return ids.Select(id => new PartnerNet(id, Amount.Zero)).ToArray();
        if (!options.Value.Enabled)
            return ViewsOff;
        var nets = new Dictionary<string, Amount>(StringComparer.Ordinal);
        foreach (var id in ids)
            nets.Add(id, Amount.Zero);
        foreach (var month in year.Previous().Months)
            foreach (var net in (await View(month).ReadNets(scope.Sales, null)).Value)
                if (nets.TryGetValue(net.PartnerId, out var sum))
                    nets[net.PartnerId] = sum + net.Net;
        return ids.Select(id => new PartnerNet(id, nets[id])).ToArray();
    }

    private async Task<Outcome<List<string>>> ListAsync(TargetScope scope)
    {
        var directory = grains.GetGrain<IPartnerDirectoryGrain>(0);
        var ids = new List<string>();
        foreach (var state in new[] { LifecycleState.Active, LifecycleState.Suspended })
        {
            var filter = new PartnerFilter(state, scope.ChannelType, scope.Kind == TargetScopeKind.Region ? scope.Name : "");
            var after = "";
            do
            {
                var answer = await directory.List(new ListPartners(filter, PartnerOrder.PartnerId, false, Pages.Largest, after), All);
                if (answer.Refusal is { } pending)
                    return pending;
                var page = answer.Value!;
                ids.AddRange(page.Partners.Select(partner => partner.PartnerId));
                after = page.Last;
            }
            while (after.Length > 0 && ids.Count <= AllocateTarget.MaxParts);
        }
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    private ISalesViewGrain View(int month) => grains.GetGrain<ISalesViewGrain>(Period.OfMonth(month).Id);

    private static Refusal ViewsOff { get; } = Refusal.Unavailable("VIEWS_OFF",
        "This server keeps no live views over all partners, so that last year's sales of a scope are not known. Have Views:Enabled set, or give weights or parts by hand.");
}
