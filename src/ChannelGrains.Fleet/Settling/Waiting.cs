using System.Diagnostics;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Waits for what the server does behind an answer.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>What is read, as soon as it is there; as it is when it is not in time.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isThere, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var answer = await read(); ; answer = await read())
        {
            if (isThere(answer) || Stopwatch.GetElapsedTime(started) > Patience)
                return answer;
            await Task.Delay(Glance, cancellationToken);
        }
    }
}
