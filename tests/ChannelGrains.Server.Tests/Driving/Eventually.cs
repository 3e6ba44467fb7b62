using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Waits for what another thread brings about, for at most a minute.</summary>
internal static class Eventually
{
    /// <summary>By the server's clock, which <see cref="DoneAsync"/> lets run hundreds of times as fast as people's: what was to be done within seconds of it was done by then, on however
    /// slow a machine.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(Glance, patience.Token);
    }

    /// <summary>Lets the server's clock run until the task is done.</summary>
    public static async Task<T> DoneAsync<T>(FakeTimeProvider time, TimeSpan step, Task<T> task)
    {
        await TrueAsync(() =>
        {
            if (!task.IsCompleted)
                time.Advance(step);
            return task.IsCompleted;
        });
        return await task;
    }
}
