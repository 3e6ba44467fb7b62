using System.ComponentModel.DataAnnotations;
using ChannelGrains.Domain.Evidence;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Bounds of files of evidence, from configuration section <c>ChannelGrains:Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    /// <summary>Where the files are kept; null is the data directory. The processes of a deployment need one that all of them reach.</summary>
    public string? Directory { get; set; }

    /// <summary>Bytes of a file.</summary>
    [Range(1, 256L << 20)]
    public long MaxFileBytes { get; set; } = EvidenceLimits.DefaultFileBytes;

    /// <summary>Files that are on their way, of all principals.</summary>
    [Range(1, 100_000)]
    public int MaxUploads { get; set; } = 1_024;

    /// <summary>Files of one principal that are on their way.</summary>
    [Range(1, 100_000)]
    public int MaxPrincipalUploads { get; set; } = 64;

    /// <summary>What the files on their way are to take together, in MiB.</summary>
    [Range(1, 1 << 24)]
    public int MaxUploadMiB { get; set; } = 4_096;

    /// <summary>How long what came of a file is held when nobody goes on with it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan UploadLife { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an upload may go without a message.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a whole file is kept that no partner's journal names, as after a crash between both.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan OrphanGrace { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often such files, and those on their way that have expired, are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Free disk space that no file may take, in MiB, so that the journals have it.</summary>
    [Range(0, 1 << 20)]
    public int ReserveMiB { get; set; } = 512;
}
