using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Agreements;

internal static class AgreementsRegistration
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddInstruments<AgreementInstruments>()
        .AddSingleton<PartnerSection, AgreementsSection>()
        .AddSingleton<PartnerIndex, TerritoryIndex>()
        .AddSingleton<StepCondition, ContractCondition>()
        .AddSingleton<Review, ObligationReview>()
        .AddKeyedTransient<IGrainExtension, PartnerAgreements>(typeof(IPartnerAgreements));
}
