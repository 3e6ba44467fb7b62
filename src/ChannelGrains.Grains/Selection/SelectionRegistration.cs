using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Selection;

internal static class SelectionRegistration
{
    public static IServiceCollection AddSelection(this IServiceCollection services) => services
        .AddSingleton<SelectionInstruments>()
        .AddSingleton<PartnerSection, SelectionSection>()
        .AddSingleton<StepCondition, QualificationCondition>()
        .AddSingleton<StepCondition, NegotiationCondition>()
        .AddKeyedTransient<IGrainExtension, PartnerSelection>(typeof(IPartnerSelection));
}
