using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Lanes;

internal static class LanesRegistration
{
    public static IServiceCollection AddLanes(this IServiceCollection services) =>
        services.AddKeyedTransient<IGrainExtension, PartnerLanes>(typeof(IPartnerLanes));
}
