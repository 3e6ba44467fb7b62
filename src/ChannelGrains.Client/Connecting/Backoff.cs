namespace ChannelGrains.Client;

/// <summary>Exponential waits with jitter over the upper half, so that a fleet that lost its server does not come back at once.</summary>
/// <param name="min">The first wait, more than 0.</param>
/// <param name="max">The longest wait, at least <paramref name="min"/>.</param>
public readonly struct Backoff(TimeSpan min, TimeSpan max)
{
    private const int MaxDoublings = 30;

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failures">Failures in a row so far, at least 1.</param>
    /// <param name="asked">What the server asked for, kept as the least.</param>
    /// <returns>The wait.</returns>
    public TimeSpan Delay(int failures, TimeSpan? asked)
    {
        var ceiling = Math.Min(max.Ticks, min.Ticks * Math.Pow(2, Math.Clamp(failures - 1, 0, MaxDoublings)));
        var jittered = TimeSpan.FromTicks((long)(ceiling * (0.5 + Random.Shared.NextDouble() / 2)));
        return asked is { } least && least > TimeSpan.Zero
            ? least + TimeSpan.FromTicks((long)(least.Ticks * Random.Shared.NextDouble() / 4))
            : jittered;
    }
}
