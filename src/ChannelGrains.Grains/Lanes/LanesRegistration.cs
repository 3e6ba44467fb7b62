using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Lanes;

internal static class LanesRegistration
{
    public static IServiceCollection AddLanes(this IServiceCollection services) => services
        .AddSingleton<PartnerSection, LanesSection>()
        .AddKeyedTransient<IGrainExtension, PartnerLanes>(typeof(IPartnerLanes));
}
