using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChannelGrains.Server;

/// <summary>Whether this process takes part in its cluster: a silo while the others know it as active, a gateway while it is connected to one. Not from the moment on in which it is to stop.</summary>
internal sealed class ClusterHealth(IServiceProvider services, IHostApplicationLifetime application) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        application.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The process stops.")
        : services.GetService<ISiloStatusOracle>() is { CurrentStatus: not SiloStatus.Active } silo ? HealthCheckResult.Unhealthy($"The silo is {silo.CurrentStatus}, not active.")
        : services.GetService<ClusterConnection>() is { Silos: 0 } ? HealthCheckResult.Unhealthy("No silo is connected.")
        : HealthCheckResult.Healthy());
}
