using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Grains.Feed;

/// <summary>How views are kept live, from configuration section <c>ChannelGrains:Views</c>.</summary>
public sealed class ViewOptions
{
    /// <summary>Whether views are kept at all; without them shares, sums and leaderboards are UNAVAILABLE.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Pause between two flushes of what changed; with the default a change is flushed within 50 ms.</summary>
    [Range(1, 1_000)]
    public int FlushMilliseconds { get; set; } = 25;

    /// <summary>How long a change waits until it is computed what it did to figures that are not followed, as profit and loss: what comes meanwhile is computed with it.</summary>
    [Range(10, 10_000)]
    public int ComputeMilliseconds { get; set; } = 250;

    /// <summary>Partners of which such figures are computed in a second; where more have changed they wait longer.</summary>
    [Range(1, 1_000_000)]
    public int ComputedPerSecond { get; set; } = 2_000;

    /// <summary>How long a change waits until it is saved for the next start; what a crash leaves unsaved is read from the journals.</summary>
    [Range(100, 60_000)]
    public int SaveMilliseconds { get; set; } = 500;

    /// <summary>How long it waits for a partner that was saved less than so long ago, as it is for those that sell all the time.</summary>
    [Range(100, 60_000)]
    public int SaveAgainMilliseconds { get; set; } = 4_000;
}
