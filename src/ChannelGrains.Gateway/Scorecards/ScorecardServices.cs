using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.PartnerLists;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Scorecards;

internal static class ScorecardServices
{
    public static IServiceCollection AddScorecards(this IServiceCollection services) => services
        .AddSingleton<ScorecardTargets>()
        .AddInstruments<ScorecardInstruments>()
        .AddSingleton<PeerScores>()
        .AddSingleton<ScopeCustomers>()
        .AddSingleton<ScopeReader>()
        .AddSingleton<ScorecardReader>()
        .AddSingleton<FigureReader>();

    /// <summary>The bands of partners, which lists ask for where their grains are.</summary>
    public static IServiceCollection AddBands(this IServiceCollection services) => services
        .AddSingleton<ScorecardDefinitions>()
        .AddSingleton<MarketSizes>()
        .AddSingleton<PeerReader>()
        .AddSingleton<PartnerSalesTargets>()
        .AddSingleton<PartnerBands>()
        .AddSingleton<IPartnerBands>(provider => provider.GetRequiredService<PartnerBands>())
        .AddHostedService(provider => provider.GetRequiredService<PartnerBands>());
}
