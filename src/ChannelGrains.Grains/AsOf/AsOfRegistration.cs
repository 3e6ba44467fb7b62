using ChannelGrains.Grains.Gauges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.AsOf;

internal static class AsOfRegistration
{
    public static IServiceCollection AddAsOf(this IServiceCollection services)
    {
        services.TryAddSingleton(Options.Create(new AsOfOptions()));
        return services.AddInstruments<AsOfInstruments>().AddSingleton<AsOfReader>();
    }
}
