using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Bounds of the watches, from configuration section <c>ChannelGrains:Watch</c>.</summary>
public sealed class WatchOptions
{
    /// <summary>Watches that may be open at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxWatches { get; set; } = 10_000;

    /// <summary>Of these, watches of one principal, where there are API keys.</summary>
    [Range(1, 1_000_000)]
    public int MaxPrincipalWatches { get; set; } = 2_000;

    /// <summary>What the watched questions follow, each question once for all who watch it: a partner counts as 1, a scope over all partners as the months
    /// that are read for it, its market and its target.</summary>
    [Range(1, 1_000_000)]
    public int MaxSources { get; set; } = 20_000;

    /// <summary>What the watches of one principal follow, where there are API keys, each watch for itself.</summary>
    [Range(1, 1_000_000)]
    public int MaxPrincipalSources { get; set; } = 5_000;

    /// <summary>The part of the processors that reading for watches may take: when much is watched and changes, each is read less often.</summary>
    [Range(0.01, 1.0)]
    public double ReadShare { get; set; } = 0.25;

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
