using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.PartnerCounts;

internal static class PartnerCountsRegistration
{
    public static IServiceCollection AddPartnerCounts(this IServiceCollection services) => services.AddSingleton<FeedPart, PartnerCountsPart>();
}
