using ChannelGrains.Domain.Markets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Markets;

/// <summary>Reports between the domain and their durable form.</summary>
internal static class MarketFacts
{
    /// <summary>What a caller is answered who reported of a market: where the fact is.</summary>
    public static readonly FactAnswers<MarketReported> Answers = new((_, version) => new(version));

    public static MarketsFact ToFact(MarketFact fact) => fact switch
    {
        Domain.Markets.MarketSizeReported size => new MarketsFact { SizeReported = ToFact(size) },
        Domain.Markets.CompetitorSalesReported competitor => new MarketsFact { CompetitorSalesReported = ToFact(competitor) },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static MarketFact? ToDomain(MarketsFact? fact) => fact?.KindCase switch
    {
        MarketsFact.KindOneofCase.SizeReported => ToDomain(fact.SizeReported),
        MarketsFact.KindOneofCase.CompetitorSalesReported => ToDomain(fact.CompetitorSalesReported),
        _ => null,
    };

    public static Stored.MarketSizeReported ToFact(Domain.Markets.MarketSizeReported size)
    {
        var fact = new Stored.MarketSizeReported
        {
            Region = size.Market.Region,
            Month = size.Month,
            Total = Moneys.ToMessage(size.Size.Total, size.CurrencyCode),
            Source = size.Size.Source,
        };
        if (size.Market.Category is { } category)
            fact.Category = category;
        return fact;
    }

    public static Domain.Markets.MarketSizeReported ToDomain(Stored.MarketSizeReported fact) => new(
        new(fact.Region, fact.HasCategory ? fact.Category : null), fact.Month, fact.Total.CurrencyCode, new(Moneys.ToAmount(fact.Total), fact.Source));

    public static Stored.CompetitorSalesReported ToFact(Domain.Markets.CompetitorSalesReported competitor)
    {
        var fact = new Stored.CompetitorSalesReported
        {
            Region = competitor.Market.Region,
            Month = competitor.Month,
            Competitor = competitor.Competitor.Name,
            Amount = Moneys.ToMessage(competitor.Competitor.Sales, competitor.CurrencyCode),
            Source = competitor.Competitor.Source,
        };
        if (competitor.Market.Category is { } category)
            fact.Category = category;
        return fact;
    }

    public static Domain.Markets.CompetitorSalesReported ToDomain(Stored.CompetitorSalesReported fact) => new(
        new(fact.Region, fact.HasCategory ? fact.Category : null), fact.Month, fact.Amount.CurrencyCode,
        new(fact.Competitor, Moneys.ToAmount(fact.Amount), fact.Source));
}
