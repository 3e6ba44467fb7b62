using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Shares;

internal static class SharesRegistration
{
    public static IServiceCollection AddShares(this IServiceCollection services) => services
        .AddSingleton<PartnerIndex, ShareIndex>()
        .AddSingleton<PartnerSection, SharesSection>()
        .AddKeyedTransient<IGrainExtension, PartnerShares>(typeof(IPartnerShares));
}
