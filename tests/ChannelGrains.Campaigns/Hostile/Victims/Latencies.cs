namespace ChannelGrains.Campaigns.Hostile.Victims;

/// <summary>How long answers took, until they are taken.</summary>
internal sealed class Latencies
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _all = [];

    public void Add(TimeSpan latency)
    {
        lock (_gate)
            _all.Add(latency);
    }

    /// <summary>Those since the last time, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Take()
    {
        lock (_gate)
        {
            var taken = _all.Order().ToList();
            _all.Clear();
            return taken;
        }
    }

    /// <summary>The latency that so much of all is below; zero of none.</summary>
    public static TimeSpan Quantile(IReadOnlyList<TimeSpan> sorted, double part) => sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
}
