using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Grains.Gauges;

/// <summary>Makes what measures when the server starts, and not when it is first used: a counter that appears with its first event shows no increase.</summary>
internal sealed class InstrumentsAtStart(IServiceProvider services, IEnumerable<MadeAtStart> all) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var made in all)
            services.GetRequiredService(made.Type);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
