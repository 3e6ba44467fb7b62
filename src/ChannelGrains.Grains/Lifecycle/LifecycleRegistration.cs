using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Lifecycle;

internal static class LifecycleRegistration
{
    public static IServiceCollection AddLifecycle(this IServiceCollection services) => services
        .AddInstruments<LifecycleInstruments>()
        .AddSingleton<PartnerSection, LifecycleSection>()
        .AddKeyedTransient<IGrainExtension, PartnerLifecycle>(typeof(IPartnerLifecycle))
        .AddSingleton(new FixesCurrency(PartnerDirectory.Prefix));
}
