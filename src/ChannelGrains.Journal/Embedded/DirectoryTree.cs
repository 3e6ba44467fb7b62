namespace ChannelGrains.Journal.Embedded;

/// <summary>Makes directories that a loss of power does not take back.</summary>
public static class DirectoryTree
{
    /// <summary>Creates a directory and those above it that are missing. That it was there already does not mean that its name is durable: a process
    /// may have been killed between creating and syncing it, so the names on the way to it are synced in any case.</summary>
    /// <exception cref="IOException">A file is in the way, or the directory cannot be created.</exception>
    public static void Create(IJournalFileSystem fs, string path)
    {
        var missing = new Stack<string>();
        for (var at = Path.GetFullPath(path); !fs.DirectoryExists(at); at = Parent(at))
            missing.Push(at);
        while (missing.TryPop(out var directory))
        {
            if (fs.FileExists(directory))
                throw new IOException($"{directory} is a file where a directory is needed. Name another directory, or move the file away.");
            fs.CreateDirectory(directory);
        }
        SyncNames(fs, path);
    }

    private static void SyncNames(IJournalFileSystem fs, string path)
    {
        try
        {
            for (var parent = Path.GetDirectoryName(Path.GetFullPath(path)); parent is not null; parent = Path.GetDirectoryName(parent))
                fs.SyncDirectory(parent);
        }
        catch (UnauthorizedAccessException)
        {
            // This process makes no directory that it cannot read: this one was there before, and so were those above it.
        }
    }

    private static string Parent(string path) =>
        Path.GetDirectoryName(path) ?? throw new IOException($"The directory {path} does not exist and cannot be created.");
}
