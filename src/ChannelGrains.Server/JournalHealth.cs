using ChannelGrains.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChannelGrains.Server;

/// <summary>Whether the journal takes writes.</summary>
internal sealed class JournalHealth(IJournalAdministration store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.CanWrite
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The journal takes no writes: its disk is full or failed, or its database does not answer."));
}
