namespace ChannelGrains.Gateway.Budgets;

/// <summary>Bytes and calls that are held for a connection, a principal or all, each up to a bound. From any thread.</summary>
internal class Account(long maxBytes, long maxCalls)
{
    private long _bytes;
    private long _calls;

    public long Bytes => Volatile.Read(ref _bytes);

    public long Calls => Volatile.Read(ref _calls);

    public long MaxBytes { get; } = maxBytes;

    public long FreeBytes => MaxBytes - Bytes;

    public long FreeCalls => maxCalls - Calls;

    public bool TryHold(long bytes) => TryHold(bytes, MaxBytes);

    /// <summary>Holds so many bytes more, up to a bound that is lower for now.</summary>
    public bool TryHold(long bytes, long max) => TryAdd(ref _bytes, bytes, Math.Min(max, MaxBytes));

    public void Release(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    public bool TryOpenCall() => TryOpenCall(maxCalls);

    public bool TryOpenCall(long max) => TryAdd(ref _calls, 1, Math.Min(max, maxCalls));

    public void CloseCall() => Interlocked.Decrement(ref _calls);

    private static bool TryAdd(ref long held, long more, long max)
    {
        if (Interlocked.Add(ref held, more) <= max)
            return true;
        Interlocked.Add(ref held, -more);
        return false;
    }
}
