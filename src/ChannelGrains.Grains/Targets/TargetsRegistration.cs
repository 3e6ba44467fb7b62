using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Targets;

internal static class TargetsRegistration
{
    public static IServiceCollection AddTargets(this IServiceCollection services) => services
        .AddSingleton<PartnerSection, TargetsSection>()
        .AddKeyedTransient<IGrainExtension, PartnerTargets>(typeof(IPartnerTargets))
        .AddSingleton(new FixesCurrency(TargetNames.IndexStart))
        .AddSingleton(JournalKind<ITargetGrain, TargetState>.Each(JournalNames.Target, key => new TargetFold(key)))
        .AddSingleton<TargetTerms>()
        .AddSingleton<ScopeSales>()
        .AddInstruments<TargetInstruments>()
        .AddSingleton<AttainmentGauge>()
        .AddHostedService(provider => provider.GetRequiredService<AttainmentGauge>())
        .AddHostedService<AllocationResumption>();
}
