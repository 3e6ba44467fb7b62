namespace ChannelGrains.Journal.Embedded;

/// <summary>Where a backup may go.</summary>
internal static class BackupTarget
{
    // Deeper than any file system lets directories be in practice.
    private const int MaxDepth = 4096;

    /// <param name="fs">Where both are.</param>
    /// <param name="target">The directory that the backup is to be.</param>
    /// <param name="ownDirectory">The directory of the store, with all that belongs to it.</param>
    /// <returns>The full path of the target.</returns>
    /// <exception cref="ArgumentException">The target is not such a place; the message says which is.</exception>
    public static string Check(IJournalFileSystem fs, string target, string ownDirectory)
    {
        if (!Path.IsPathFullyQualified(target))
            throw new ArgumentException($"The backup directory {target} is not a full path; name it from the root on.");
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (fs.DirectoryExists(path) || fs.FileExists(path))
            throw new ArgumentException($"The backup directory {path} exists; name one that does not.");
        if (Path.GetDirectoryName(path) is not { } parent)
            throw new ArgumentException($"{path} is a root; name a directory that does not exist.");
        if (IsInside(fs, parent, Path.GetFullPath(ownDirectory)))
            throw new ArgumentException($"The backup directory {path} lies inside {ownDirectory}, which it is a backup of; name one outside, on another disk.");
        return path;
    }

    private static bool IsInside(IJournalFileSystem fs, string path, string own)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
            if (at == own)
                return true;
        // Links make a directory look as if it lay elsewhere: the way up from where it really is does not.
        var real = path;
        while (!fs.DirectoryExists(real))
            real = Path.GetDirectoryName(real)!;
        if (NativeDirectory.Identify(own) is not { } ownIdentity)
            return false;
        DirectoryIdentity? before = null;
        for (var depth = 0; depth < MaxDepth && NativeDirectory.Identify(real) is { } at && at != before; depth++)
        {
            if (at == ownIdentity)
                return true;
            (before, real) = (at, real + "/..");
        }
        return false;
    }
}
