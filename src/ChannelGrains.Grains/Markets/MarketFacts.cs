using ChannelGrains.Domain.Markets;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Markets;

/// <summary>Reports between the domain and the facts that are stored.</summary>
internal static class MarketFacts
{
    public static MarketSizeReported ToFact(MarketKey market, int month, ReportedSize size, string currency)
    {
        var fact = new MarketSizeReported { Region = market.Region, Month = month, Total = Moneys.ToMessage(size.Total, currency), Source = size.Source };
        if (market.Category is { } category)
            fact.Category = category;
        return fact;
    }

    public static CompetitorSalesReported ToFact(MarketKey market, int month, CompetitorSales competitor, string currency)
    {
        var fact = new CompetitorSalesReported
        {
            Region = market.Region,
            Month = month,
            Competitor = competitor.Name,
            Amount = Moneys.ToMessage(competitor.Sales, currency),
            Source = competitor.Source,
        };
        if (market.Category is { } category)
            fact.Category = category;
        return fact;
    }

    public static void Fold(MarketState state, MarketSizeReported fact)
    {
        (state.Market, state.CurrencyCode) = (new(fact.Region, fact.HasCategory ? fact.Category : null), fact.Total.CurrencyCode);
        state.Reports.Set(fact.Month, new ReportedSize(Moneys.ToAmount(fact.Total), fact.Source));
    }

    public static void Fold(MarketState state, CompetitorSalesReported fact)
    {
        (state.Market, state.CurrencyCode) = (new(fact.Region, fact.HasCategory ? fact.Category : null), fact.Amount.CurrencyCode);
        state.Reports.Set(fact.Month, new CompetitorSales(fact.Competitor, Moneys.ToAmount(fact.Amount), fact.Source));
    }
}
