namespace ChannelGrains.Gateway.Budgets;

/// <summary>What is held for one connection, a feature of it, and whether a caller with a key has used it.</summary>
internal sealed class ConnectionAccount(long maxBytes, Action onKnown) : Account(maxBytes, long.MaxValue)
{
    private int _known;

    public bool IsKnown => Volatile.Read(ref _known) != 0;

    /// <summary>A call with a key came on it.</summary>
    public void SetKnown()
    {
        if (!IsKnown && Interlocked.Exchange(ref _known, 1) == 0)
            onKnown();
    }
}
