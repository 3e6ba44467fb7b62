using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Grains.Settlement;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Compliance;

internal static class ComplianceRegistration
{
    public static IServiceCollection AddCompliance(this IServiceCollection services) => services
        .AddSingleton<JournalledRequirements>()
        .AddSingleton<Review, ComplianceReview>()
        .AddSingleton<PayoutCondition, CompliancePayoutCondition>()
        .AddSingleton<AgreementCondition, ComplianceContractCondition>()
        .AddSingleton<PartnerSection, ComplianceSection>()
        .AddSingleton(JournalKind<IRequirementsGrain, RequirementsState>.One(ComplianceKeys.Requirements, () => new RequirementsFold()))
        .AddKeyedTransient<IGrainExtension, PartnerCompliance>(typeof(IPartnerCompliance));
}
