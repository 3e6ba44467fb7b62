using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Grains.Settlement;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Risk;

internal static class RiskRegistration
{
    public static IServiceCollection AddRisk(this IServiceCollection services) => services
        .AddInstruments<RiskInstruments>()
        .AddSingleton<RiskLog>()
        .AddSingleton<JournalledRiskRules>()
        .AddSingleton<RiskSettings>()
        .AddSingleton<Review, RiskReview>()
        .AddSingleton<FeedPart, RiskPart>()
        .AddSingleton<PayoutCondition, HoldCondition>()
        .AddSingleton<PartnerSection, RiskSection>()
        .AddSingleton(JournalKind<IRiskRulesGrain, RiskRulesState>.One(RiskKeys.Rules, () => new RiskRulesFold()))
        .AddKeyedTransient<IGrainExtension, PartnerRisk>(typeof(IPartnerRisk));
}
