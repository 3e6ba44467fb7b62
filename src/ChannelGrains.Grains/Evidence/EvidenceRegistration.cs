using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Evidence;

internal static class EvidenceRegistration
{
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddInstruments<EvidenceInstruments>()
        .AddSingleton<EvidenceLookup>()
        .AddSingleton<IEvidenceLookup>(provider => provider.GetRequiredService<EvidenceLookup>())
        .AddSingleton<EvidenceSweep>()
        .AddHostedService(provider => provider.GetRequiredService<EvidenceSweep>())
        .AddSingleton<PartnerSection, EvidenceSection>()
        .AddKeyedTransient<IGrainExtension, PartnerEvidence>(typeof(IPartnerEvidence));
}
