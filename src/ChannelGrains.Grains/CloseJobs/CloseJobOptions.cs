using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>How a month is closed for all partners, from configuration section <c>ChannelGrains:CloseJobs</c>.</summary>
public sealed class CloseJobOptions
{
    /// <summary>Partners that are asked to close in a second at most, so that what they sell meanwhile is acknowledged as soon as without it.</summary>
    [Range(1, 1_000_000)]
    public int AskedPerSecond { get; set; } = 4_000;
}
