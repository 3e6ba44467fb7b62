using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Grains;

/// <summary>A hosted service that asks grains: it ends while these still answer. The silo is a hosted service as well, and stops when its turn comes; nothing but
/// <see cref="IHostedLifecycleService.StoppingAsync"/> is before that for sure.</summary>
public interface IEndsBeforeGrains : IHostedLifecycleService
{
    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
