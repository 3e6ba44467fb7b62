namespace ChannelGrains.Gateway.Budgets;

/// <summary>Bytes and calls that are held for a connection, a principal or all, each up to a bound. From any thread.</summary>
internal class Account(long maxBytes, long maxCalls)
{
    private long _bytes;
    private long _calls;

    public long Bytes => Volatile.Read(ref _bytes);

    public long Calls => Volatile.Read(ref _calls);

    public long MaxBytes { get; } = maxBytes;

    public bool TryHold(long bytes) => TryAdd(ref _bytes, bytes, MaxBytes);

    public void Release(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    public bool TryOpenCall() => TryAdd(ref _calls, 1, maxCalls);

    public void CloseCall() => Interlocked.Decrement(ref _calls);

    private static bool TryAdd(ref long held, long more, long max)
    {
        if (Interlocked.Add(ref held, more) <= max)
            return true;
        Interlocked.Add(ref held, -more);
        return false;
    }
}
