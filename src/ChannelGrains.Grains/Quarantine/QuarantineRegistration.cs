using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Quarantine;

internal static class QuarantineRegistration
{
    public static IServiceCollection AddQuarantine(this IServiceCollection services) => services
        .AddSingleton<PartnerSection, QuarantineSection>()
        .AddKeyedTransient<IGrainExtension, PartnerQuarantine>(typeof(IPartnerQuarantine));
}
