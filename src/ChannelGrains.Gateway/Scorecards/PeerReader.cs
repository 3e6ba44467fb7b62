using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.SalesViews;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Gathers from the live views what they know of the partners that may sell in a period.</summary>
internal sealed class PeerReader(IGrainFactory grains, ViewReader views, FeedbackViews feedback, MarketSizes markets, ProgrammeReader programme, TimeProvider time)
{
    // Each process keeps bands of its own.
    private readonly string _caller = Guid.NewGuid().ToString();

    private IPartnerCountsGrain Counts => grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All);

    public async Task<IReadOnlyList<PeerFigures>> AllAsync(Period period)
    {
        var selling = await Counts.ReadSellingOn(period.LastDay);
        var nets = PeriodSums.Nets((await views.NetsAsync(period.Months, new ViewScope(), null)).Months);
        return await ToFiguresAsync(selling.Value, nets, await feedback.PartnersAsync(period.Months), period);
    }

    /// <summary>Of some partners in a month.</summary>
    public async Task<IReadOnlyList<PeerFigures>> OfAsync(IReadOnlyCollection<string> partnerIds, Period month)
    {
        var selling = await Counts.ReadSellingOf(partnerIds, month.LastDay);
        var nets = await grains.GetGrain<ISalesViewGrain>(month.Id).ReadNetsOf(partnerIds);
        var said = await grains.GetGrain<IFeedbackViewGrain>(month.Id).ReadPartnersOf(partnerIds);
        return await ToFiguresAsync(selling.Value, nets.Value, said.Value.ToDictionary(partner => partner.PartnerId, partner => partner.Sum, StringComparer.Ordinal), month);
    }

    /// <summary>The partners of which the views were told something in a month since the last call; null when it is not known which.</summary>
    public async Task<IReadOnlySet<string>?> TakeChangedAsync(Period month)
    {
        IViewGrain[] told = [Counts, grains.GetGrain<ISalesViewGrain>(month.Id), grains.GetGrain<IFeedbackViewGrain>(month.Id)];
        var changed = await Task.WhenAll(told.Select(view => view.TakeChangedPartners(_caller).AsTask()));
        return changed.Any(partners => partners is null) ? null : changed.SelectMany(partners => partners!).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<PeerFigures>> ToFiguresAsync(
        IReadOnlyList<SellingPartner> selling, IReadOnlyList<PartnerNet> sold, IReadOnlyDictionary<string, FeedbackSum> said, Period period)
    {
        var nets = sold.ToDictionary(partner => partner.PartnerId, partner => partner.Net, StringComparer.Ordinal);
        Amount? none = (await programme.GetAsync()).DayOf(Timestamps.ToMicros(time.GetUtcNow())) >= period.FirstDay ? Amount.Zero : null;
        Dictionary<string, Amount?> sizes = new(StringComparer.Ordinal);
        foreach (var region in selling.Select(partner => partner.Region).Distinct(StringComparer.Ordinal))
            sizes.Add(region, (await markets.OfPartnersAsync(region, period))?.Total);
        return
        [
            .. selling.Select(partner => new PeerFigures(
                partner.PartnerId, partner.ChannelType, partner.Region, nets.TryGetValue(partner.PartnerId, out var net) ? net : none,
                said.GetValueOrDefault(partner.PartnerId, FeedbackSum.Zero), sizes[partner.Region])),
        ];
    }
}
