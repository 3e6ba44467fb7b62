using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Money;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Markets.V1;
using Google.Type;
using Wire = ChannelGrains.Markets.V1;

namespace ChannelGrains.Gateway.Markets;

/// <summary>Markets as messages.</summary>
internal static class MarketMessages
{
    public static GetMarketShareResponse ToResponse(MarketAnswer answer, RankPage page) => new()
    {
        Share = ToShare(answer, page),
        NextPageToken = page.NextToken(answer.Shares.Partners.Count),
        AsOf = Timestamps.FromMicros(answer.AsOfMicros),
        Revision = answer.Revision,
    };

    public static WatchMarketShareResponse ToWatchResponse(MarketAnswer answer, RankPage page) => new()
    {
        Share = ToShare(answer, page),
        AsOf = Timestamps.FromMicros(answer.AsOfMicros),
        Revision = answer.Revision,
    };

    public static Market ToMarket(MarketKey market, MarketShares shares, string currency)
    {
        var message = new Market
        {
            Region = market.Region,
            PartnerCount = shares.Partners.Count,
            Net = Moneys.ToMessage(shares.Net, currency),
            Size = ToMessage(shares.Size, currency),
        };
        if (market.Category is { } category)
            message.Category = category;
        return message;
    }

    /// <summary>An amount as it was written; null where none was.</summary>
    public static StatedAmount? ToStated(Money? amount) => amount is null ? null : new StatedAmount(amount.CurrencyCode, amount.Units, amount.Nanos);

    private static MarketShare ToShare(MarketAnswer answer, RankPage page)
    {
        var shares = answer.Shares;
        var message = new MarketShare
        {
            Region = answer.Market.Region,
            Period = answer.Period.Id,
            FirstDay = answer.Period.FirstDay.ToString(),
            LastDay = answer.Period.LastDay.ToString(),
            Net = Moneys.ToMessage(shares.Net, answer.CurrencyCode),
            PartnerCount = shares.Partners.Count,
            Size = ToMessage(shares.Size, answer.CurrencyCode),
            Concentration = ToMessage(shares.Concentration, answer.Before, answer.CurrencyCode),
        };
        if (answer.Market.Category is { } category)
            message.Category = category;
        message.Partners.AddRange(page.Of(shares.Partners).Select(partner => new Wire.PartnerShare
        {
            Rank = partner.Rank,
            PartnerId = partner.PartnerId,
            Net = Moneys.ToMessage(partner.Net, answer.CurrencyCode),
            ShareOfChannel = RatioMessages.ToMessage(shares.OfChannel(partner)),
            ShareOfMarket = shares.OfMarket(partner) is { } ratio ? RatioMessages.ToMessage(ratio) : null,
        }));
        return message;
    }

    private static Wire.MarketSize? ToMessage(Domain.Markets.MarketSize? size, string currency)
    {
        if (size is null)
            return null;
        var message = new Wire.MarketSize { Total = Moneys.ToMessage(size.Total, currency), Basis = (Wire.MarketSizeBasis)size.Basis };
        message.Sources.AddRange(size.Sources);
        return message;
    }

    private static Wire.Concentration ToMessage(Domain.Markets.Concentration concentration, Domain.Markets.Concentration before, string currency)
    {
        var message = new Wire.Concentration
        {
            Hhi = RatioMessages.ToMessage(concentration.Index),
            Basis = (Wire.ConcentrationBasis)concentration.Basis,
            NamedCompetitors = concentration.NamedCompetitors,
            UnnamedRest = concentration.UnnamedRest is { } rest ? Moneys.ToMessage(rest, currency) : null,
        };
        var (then, change) = concentration.Since(before);
        if (then is not null)
            message.HhiBefore = then;
        if (change is not null)
            message.HhiChange = change;
        return message;
    }
}
