using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Commissions;

internal static class CommissionsRegistration
{
    public static IServiceCollection AddCommissions(this IServiceCollection services) =>
        services.AddKeyedTransient<IGrainExtension, PartnerCommissions>(typeof(IPartnerCommissions));
}
