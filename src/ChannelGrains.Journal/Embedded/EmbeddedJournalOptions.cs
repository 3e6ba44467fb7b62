namespace ChannelGrains.Journal.Embedded;

/// <summary>Settings of the embedded store. Sizes are in bytes.</summary>
public sealed class EmbeddedJournalOptions
{
    public const long MiB = 1024 * 1024;

    /// <summary>Where the log is kept. One process at a time may have it open.</summary>
    public required string Directory { get; init; }

    /// <summary>What the program writes into the store; one that was written otherwise is not opened.</summary>
    public required ContentFormat Content { get; init; }

    /// <summary>What belongs to the store besides, so that no backup is written into it. Default: <see cref="Directory"/>.</summary>
    public string? OwnDirectory { get; init; }

    /// <summary>Where the derived index is kept; it may be deleted while the store is closed. Default: <c>index</c> below <see cref="Directory"/>.</summary>
    public string? IndexDirectory { get; init; }

    /// <summary>Size of one log file, allocated at once. Default 256 MiB, 4 KiB to 4 GiB.</summary>
    public long SegmentBytes { get; init; } = 256 * MiB;

    /// <summary>Size up to which appends share one checksummed frame. Default 4 MiB, 1 KiB to 64 MiB.</summary>
    public int MaxGroupBytes { get; init; } = (int)(4 * MiB);

    /// <summary>The largest record, with its index writes. Default 16 MiB, 1 KiB to 256 MiB.</summary>
    public int MaxRecordBytes { get; init; } = (int)(16 * MiB);

    /// <summary>Appends that wait for the disk; beyond it an append is answered Full. Default 256 MiB, at least <see cref="MaxRecordBytes"/>.</summary>
    public long MaxQueuedBytes { get; init; } = 256 * MiB;

    /// <summary>Log that is read again after a crash, about. Default 64 MiB, at least 4 KiB.</summary>
    public long CheckpointBytes { get; init; } = 64 * MiB;

    /// <summary>Free space below which, after one more segment, appends are answered Full. Default 256 MiB, at least 0.</summary>
    public long ReserveBytes { get; init; } = 256 * MiB;

    /// <summary>Memory for blocks and filters of the index. Default 256 MiB, at least 1 MiB.</summary>
    public long IndexCacheBytes { get; init; } = 256 * MiB;

    /// <summary>Memory for one write buffer of the index, of which there are up to 4. Default 64 MiB, at least 64 KiB.</summary>
    public long IndexBufferBytes { get; init; } = 64 * MiB;

    /// <summary>How long what is appended waits before it is written. Default none: it is for tests, which kill the process meanwhile.</summary>
    public TimeSpan CommitDelay { get; init; }

    internal string OwnPath => OwnDirectory ?? Directory;

    internal string IndexPath => IndexDirectory ?? Path.Combine(Directory, "index");

    /// <exception cref="ArgumentException">A setting is outside its range; the message names it and the range.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Directory);
        Check(nameof(SegmentBytes), SegmentBytes, 4096, 4096 * MiB);
        Check(nameof(MaxGroupBytes), MaxGroupBytes, 1024, 64 * MiB);
        Check(nameof(MaxRecordBytes), MaxRecordBytes, 1024, 256 * MiB);
        Check(nameof(MaxQueuedBytes), MaxQueuedBytes, MaxRecordBytes, long.MaxValue);
        Check(nameof(CheckpointBytes), CheckpointBytes, 4096, long.MaxValue);
        Check(nameof(ReserveBytes), ReserveBytes, 0, long.MaxValue);
        Check(nameof(IndexCacheBytes), IndexCacheBytes, MiB, long.MaxValue);
        Check(nameof(IndexBufferBytes), IndexBufferBytes, 64 * 1024, long.MaxValue);
    }

    private static void Check(string name, long value, long min, long max)
    {
        if (value < min || value > max)
            throw new ArgumentException($"Journal setting {name} is {value}; set it to {min} to {max} bytes.", name);
    }
}
