using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Gauges;

/// <summary>How a capability registers what it measures with.</summary>
public static class InstrumentsRegistration
{
    /// <summary>Registers a singleton that is made when the server starts.</summary>
    public static IServiceCollection AddInstruments<T>(this IServiceCollection services)
        where T : class
    {
        services.AddHostedService<InstrumentsAtStart>();
        return services.AddSingleton<T>().AddSingleton(new MadeAtStart(typeof(T)));
    }
}
