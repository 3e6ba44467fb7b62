using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Certificates;

internal static class CertificatesRegistration
{
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services
        .AddSingleton<FeedPart, CertifiedPart>()
        .AddSingleton<PartnerSection, CertificatesSection>()
        .AddKeyedTransient<IGrainExtension, PartnerCertificates>(typeof(IPartnerCertificates));
}
