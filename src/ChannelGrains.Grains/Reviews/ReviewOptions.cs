using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Grains.Reviews;

/// <summary>How partners are reviewed, from configuration section <c>ChannelGrains:Reviews</c>.</summary>
public sealed class ReviewOptions
{
    /// <summary>Whether partners are reviewed at all; without it no level changes and no rule opens an action.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a fact waits until its partner is reviewed: what comes meanwhile is reviewed with it.</summary>
    [Range(10, 10_000)]
    public int DelayMilliseconds { get; set; } = 100;

    /// <summary>Least time between two reviews of a partner that facts come for all the time.</summary>
    [Range(100, 600_000)]
    public int PauseMilliseconds { get; set; } = 1_000;

    /// <summary>How long a batch of which nothing is to be said waits until its partner is reviewed nevertheless, so that it is saved what was reviewed.</summary>
    [Range(1_000, 600_000)]
    public int LaterMilliseconds { get; set; } = 30_000;

    /// <summary>Partners reviewed in a second; where facts came for more they wait longer.</summary>
    [Range(1, 1_000_000)]
    public int ReviewedPerSecond { get; set; } = 2_000;

    /// <summary>How long a partner is quiet until it is saved that it was reviewed, and when it is due next.</summary>
    [Range(100, 60_000)]
    public int SaveMilliseconds { get; set; } = 5_000;

    /// <summary>How far ahead it is kept in memory which partners are due; then all rows are looked through again.</summary>
    [Range(1, 1_440)]
    public int HorizonMinutes { get; set; } = 60;
}
