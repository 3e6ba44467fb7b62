using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Funnel;

internal static class FunnelRegistration
{
    public static IServiceCollection AddFunnel(this IServiceCollection services) => services.AddSingleton<FeedPart, FunnelPart>();
}
