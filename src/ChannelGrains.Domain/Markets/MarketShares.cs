using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.Markets;

/// <summary>Who has which part of a market; formulas from the design's Market.</summary>
/// <param name="Net">Net of all partners: the channel.</param>
/// <param name="Partners">The partners by rank.</param>
/// <param name="Size">The size of the whole market; null when it is not known.</param>
/// <param name="Concentration">How concentrated it is.</param>
public sealed record MarketShares(Amount Net, IReadOnlyList<PartnerShare> Partners, MarketSize? Size, Concentration Concentration)
{
    /// <summary>The market in some months, each once.</summary>
    public static MarketShares Of(IReadOnlyList<MarketMonth> months)
    {
        PartnerShare[] ranked = [.. PeriodSums.Nets([.. months.Select(month => month.Partners)]).Select(partner => new PartnerShare(0, partner.PartnerId, partner.Net))];
        Array.Sort(ranked, (left, right) => left.Net != right.Net ? right.Net.CompareTo(left.Net) : string.CompareOrdinal(left.PartnerId, right.PartnerId));
        for (var place = 0; place < ranked.Length; place++)
            ranked[place] = ranked[place] with { Rank = place + 1 };
        var size = MarketSize.Of(months);
        return new(months.Aggregate(Amount.Zero, (sum, month) => sum + month.Net), ranked, size, Concentration.Of(ranked, months, size));
    }

    /// <summary>A partner's net / net of the channel; no value when that is 0 or less.</summary>
    public DecimalRatio OfChannel(PartnerShare partner) => DecimalRatio.Share(partner.Net, Net);

    /// <summary>A partner's net / size of the market; no value when that is 0 or less, null when it is not known.</summary>
    public DecimalRatio? OfMarket(PartnerShare partner) => Size is null ? null : DecimalRatio.Share(partner.Net, Size.Total);
}
