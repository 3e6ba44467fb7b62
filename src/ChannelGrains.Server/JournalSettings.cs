using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Server;

/// <summary>Settings of the embedded journal, in MiB.</summary>
public sealed class JournalSettings
{
    /// <summary>Size of one log file, allocated at once.</summary>
    [Range(1, 4_096)]
    public int SegmentMiB { get; set; } = 256;

    /// <summary>Log that is read again after a crash, about.</summary>
    [Range(1, 65_536)]
    public int CheckpointMiB { get; set; } = 64;

    /// <summary>Free disk space below which appends are refused.</summary>
    [Range(0, 1 << 20)]
    public int ReserveMiB { get; set; } = 256;

    /// <summary>Memory for blocks and filters of the index.</summary>
    [Range(1, 1 << 20)]
    public int IndexCacheMiB { get; set; } = 256;
}
