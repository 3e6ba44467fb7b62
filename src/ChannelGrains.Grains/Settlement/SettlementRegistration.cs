using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelGrains.Grains.Settlement;

internal static class SettlementRegistration
{
    public static IServiceCollection AddSettlement(this IServiceCollection services)
    {
        services.TryAddSingleton(new FourEyes(isSingleUser: false));
        services.TryAddSingleton<PayeeSource, AgreedPayee>();
        return services
            .AddInstruments<SettlementInstruments>()
            .AddSingleton<PartnerSection, SettlementSection>()
            .AddSingleton<PartnerIndex, StatementIndex>()
            .AddSingleton<PayoutCondition, SuspendedCondition>()
            .AddSingleton<PayoutCondition, DisputeCondition>()
            .AddSingleton<AgreementEffects, StatementEffects>()
            .AddSingleton<Review, FailedPaymentReview>()
            .AddKeyedTransient<IGrainExtension, PartnerBalance>(typeof(IPartnerBalance))
            .AddKeyedTransient<IGrainExtension, PartnerSettlement>(typeof(IPartnerSettlement));
    }
}
