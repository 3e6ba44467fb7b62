using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Lookup;

internal static class LookupRegistration
{
    public static IServiceCollection AddLookup(this IServiceCollection services)
    {
        services.TryAddSingleton(Options.Create(new LookupOptions()));
        return services.AddKeyedTransient<IGrainExtension, PartnerLookup>(typeof(IPartnerLookup));
    }
}
