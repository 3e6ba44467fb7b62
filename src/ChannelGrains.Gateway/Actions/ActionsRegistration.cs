using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Actions;

internal static class ActionsRegistration
{
    public static IServiceCollection AddActions(this IServiceCollection services) => services.AddSingleton<ActionReader>().AddHostedService<RecruitmentWatch>().AddHostedService<BandWatch>();
}
