using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Tools;

internal static class ToolsRegistration
{
    public static IServiceCollection AddTools(this IServiceCollection services) => services
        .AddSingleton<PartnerSection, ToolNotesSection>()
        .AddSingleton(JournalKind<IToolsGrain, ToolsState>.One(ToolNames.Tools, () => new ToolsFold()))
        .AddKeyedTransient<IGrainExtension, PartnerTools>(typeof(IPartnerTools));
}
