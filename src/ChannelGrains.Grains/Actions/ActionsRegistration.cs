using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Actions;

internal static class ActionsRegistration
{
    public static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddInstruments<ActionInstruments>()
        .AddSingleton<ActionDecisions>()
        .AddSingleton<ActionSettings>()
        .AddSingleton<FeedPart, ActionsPart>()
        .AddSingleton<PartnerSection, ActionsSection>()
        .AddKeyedTransient<IGrainExtension, PartnerActions>(typeof(IPartnerActions))
        .AddSingleton(JournalKind<IProgrammeActionsGrain, ProgrammeActionsState>.One(JournalNames.Actions, () => new ProgrammeActionsFold()))
        .AddSingleton<OverdueGauge>()
        .AddHostedService(provider => provider.GetRequiredService<OverdueGauge>());
}
