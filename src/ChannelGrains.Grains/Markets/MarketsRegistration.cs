using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Markets;

internal static class MarketsRegistration
{
    public static IServiceCollection AddMarkets(this IServiceCollection services) => services
        .AddSingleton(new FixesCurrency(MarketNames.IndexStart))
        .AddSingleton(JournalKind<IMarketGrain, MarketState>.Each(JournalNames.Market, key => new MarketFold(key)));
}
