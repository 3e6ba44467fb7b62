using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Agreements;

internal static class AgreementsRegistration
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddSingleton<AgreementInstruments>()
        .AddSingleton<PartnerSection, AgreementsSection>()
        .AddSingleton<StepCondition, ContractCondition>()
        .AddKeyedTransient<IGrainExtension, PartnerAgreements>(typeof(IPartnerAgreements));
}
