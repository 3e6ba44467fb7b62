using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Scorecards;

internal static class ScorecardServices
{
    public static IServiceCollection AddScorecards(this IServiceCollection services) => services
        .AddSingleton<ScorecardDefinitions>()
        .AddSingleton<ScorecardTargets>()
        .AddSingleton<MarketSizes>()
        .AddSingleton<ScorecardInstruments>()
        .AddSingleton<PeerScores>()
        .AddSingleton<ScopeCustomers>()
        .AddSingleton<ScorecardReader>()
        .AddSingleton<FigureReader>();
}
