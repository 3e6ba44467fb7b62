namespace ChannelGrains.Grains.Dispatch;

/// <summary>Whether somebody makes unary calls: each keeps a caller waiting, where a stream has more in flight.</summary>
public sealed class ExpectedCalls
{
    /// <summary>After a call more are expected for so long: those that are not read off their connections yet are not seen.</summary>
    private const int ExpectedMilliseconds = 20;

    // Of the coarse clock, as it is asked at every turn.
    private long _lastAt = -ExpectedMilliseconds;

    internal bool AreExpected => Environment.TickCount64 - Volatile.Read(ref _lastAt) < ExpectedMilliseconds;

    public void OnCall() => Volatile.Write(ref _lastAt, Environment.TickCount64);
}
