using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Bounds of the watches, from configuration section <c>ChannelGrains:Watch</c>.</summary>
public sealed class WatchOptions
{
    /// <summary>Watches that may be open at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxWatches { get; set; } = 10_000;

    /// <summary>Rows of a list that a watch shows: partners of a market or leaderboard, categories and regions of sums.</summary>
    [Range(1, 1_000)]
    public int MaxRows { get; set; } = 100;

    /// <summary>The shortest interval between two answers of a watch, and between two reads of the same figures.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest interval that a caller may ask for.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The interval of callers that ask for none.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan DefaultInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often watched figures are read although no change was heard of: that is how late a lost word of a change is made good.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Renewal { get; set; } = TimeSpan.FromSeconds(15);
}
