using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.PartnerLists;

internal static class PartnerListsRegistration
{
    public static IServiceCollection AddPartnerLists(this IServiceCollection services) => services
        .AddSingleton<MissingRows>()
        .AddHostedService(provider => provider.GetRequiredService<MissingRows>());
}
