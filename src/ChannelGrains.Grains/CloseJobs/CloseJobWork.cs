using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>The jobs of this process that ask partners. A server that stops waits for the answers to what they have asked, while its partners still give them.</summary>
internal sealed class CloseJobWork : IEndsBeforeGrains, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _asking = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Nobody is asked any more.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Takes in a job that asks until it is done, or <see cref="Stopping"/>.</summary>
    public async Task WatchAsync(Task asking)
    {
        _asking.TryAdd(asking, true);
        try
        {
            await asking;
        }
        finally
        {
            _asking.TryRemove(asking, out _);
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_asking.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();
}
