namespace ChannelGrains.Dashboard.Live;

/// <summary>How many pages are live in this process.</summary>
internal sealed class LivePages(DashboardOptions options)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= options.MaxLivePages)
            return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _count);
}
