namespace ChannelGrains.Server;

/// <summary>Has a gateway that starts before its silos wait for them, for a while.</summary>
internal sealed class ClusterPatience(TimeProvider time) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _startedAt = time.GetTimestamp();

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_startedAt) >= ClusterTimes.Join)
            return false;
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }
}
