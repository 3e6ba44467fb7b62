namespace ChannelGrains.Server;

/// <summary>A host that whoever started it ends, not a signal.</summary>
internal sealed class UnboundLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
