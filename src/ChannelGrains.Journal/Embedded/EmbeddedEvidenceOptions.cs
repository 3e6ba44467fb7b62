namespace ChannelGrains.Journal.Embedded;

/// <summary>Bounds of the embedded store of files. Sizes are in bytes.</summary>
public sealed class EmbeddedEvidenceOptions
{
    /// <summary>The folder for files that are not whole where one process has the directory.</summary>
    public const string OwnParts = "parts";

    /// <summary>Where the files are kept.</summary>
    public required string Directory { get; init; }

    /// <summary>The folder in it for files that are not whole, which one process has. Where several share the directory, each has another one. Default <c>parts</c>.</summary>
    public string Parts { get; init; } = OwnParts;

    /// <summary>Files that are not whole, of all owners. Default 1,024.</summary>
    public int MaxParts { get; init; } = 1_024;

    /// <summary>Files of one owner that are not whole. Default 64.</summary>
    public int MaxOwnerParts { get; init; } = 64;

    /// <summary>The sizes that files of all owners are to have that are not whole. Default 4 GiB.</summary>
    public long MaxPartBytes { get; init; } = 4L << 30;

    /// <summary>How long what is not whole is held since it was last gone on with. Default a day.</summary>
    public TimeSpan PartLife { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a whole file is kept that nobody claims. Default an hour.</summary>
    public TimeSpan OrphanGrace { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Free space that no file may take, so that the journals have it. Default 512 MiB.</summary>
    public long ReserveBytes { get; init; } = 512L << 20;

    /// <summary>Bytes after which what came is made durable while more comes. Default 1 MiB.</summary>
    public int NoteBytes { get; init; } = 1 << 20;
}
