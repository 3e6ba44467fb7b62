using ChannelGrains.Grains.PartnerLists;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Scorecards;

internal static class ScorecardServices
{
    public static IServiceCollection AddScorecards(this IServiceCollection services) => services
        .AddSingleton<ScorecardDefinitions>()
        .AddSingleton<ScorecardTargets>()
        .AddSingleton<MarketSizes>()
        .AddSingleton<ScorecardInstruments>()
        .AddSingleton<PeerReader>()
        .AddSingleton<PeerScores>()
        .AddSingleton<PartnerSalesTargets>()
        .AddSingleton<PartnerBands>()
        .AddSingleton<IPartnerBands>(provider => provider.GetRequiredService<PartnerBands>())
        .AddHostedService(provider => provider.GetRequiredService<PartnerBands>())
        .AddSingleton<ScopeCustomers>()
        .AddSingleton<ScopeReader>()
        .AddSingleton<ScorecardReader>()
        .AddSingleton<FigureReader>();
}
