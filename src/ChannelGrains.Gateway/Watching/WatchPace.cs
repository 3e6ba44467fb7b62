using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Lets watches read one after another, a few at a time, and for no more than a share of the processors: when much is watched, each is
/// read less often, and those who send and ask keep the rest.</summary>
internal sealed class WatchPace(IOptions<WatchOptions> options, TimeProvider time) : IDisposable
{
    private const int AtOnce = 8;

    /// <summary>What a read costs beside its work: messages, the answer's objects.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromMicroseconds(100);

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Lock _gate = new();
    private readonly double _share = options.Value.ReadShare * Environment.ProcessorCount;
    private long _freeAt; // a timestamp until which the share is used up

    /// <summary>Runs a read when its turn has come.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> read)
    {
        await _turns.WaitAsync();
        try
        {
            if (UsedUp() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time);
            Spend(Overhead);
            return await read();
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Says how long a processor has worked for a read.</summary>
    public void Spend(TimeSpan work)
    {
        lock (_gate)
            _freeAt = Math.Max(_freeAt, time.GetTimestamp()) + (long)(work.TotalSeconds / _share * time.TimestampFrequency);
    }

    public void Dispose() => _turns.Dispose();

    private TimeSpan UsedUp()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            return _freeAt > now ? time.GetElapsedTime(now, _freeAt) : TimeSpan.Zero;
        }
    }
}
