using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Selection;

internal static class SelectionRegistration
{
    public static IServiceCollection AddSelection(this IServiceCollection services) => services
        .AddInstruments<SelectionInstruments>()
        .AddSingleton(JournalKind<ICriteriaGrain, CriteriaState>.One(SelectionKeys.Criteria, () => new CriteriaFold()))
        .AddSingleton<PartnerSection, SelectionSection>()
        .AddSingleton<StepCondition, QualificationCondition>()
        .AddSingleton<StepCondition, NegotiationCondition>()
        .AddKeyedTransient<IGrainExtension, PartnerSelection>(typeof(IPartnerSelection));
}
