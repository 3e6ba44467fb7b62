namespace ChannelGrains.Grains.Lookup;

/// <summary>Counts look-ups up to their bound.</summary>
/// <param name="most">The bound.</param>
internal sealed class LookUpCount(long most)
{
    private long _count;

    public long Most => most;

    /// <summary>Counts some more; false when they are too many.</summary>
    public bool TryAdd(long lookUps) => (_count += lookUps) <= most;
}
