using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Gauges;

public static class InstrumentsRegistration
{
    /// <summary>Registers what a capability measures with, of which there is one, made when the server starts.</summary>
    public static IServiceCollection AddInstruments<T>(this IServiceCollection services)
        where T : class
    {
        services.AddHostedService<InstrumentsAtStart>();
        return services.AddSingleton<T>().AddSingleton(new MadeAtStart(typeof(T)));
    }
}
