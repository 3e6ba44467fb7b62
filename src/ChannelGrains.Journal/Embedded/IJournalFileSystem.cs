namespace ChannelGrains.Journal.Embedded;

/// <summary>What the log needs of a file system, and the seam at which tests cut the power. Names are changed durably only by <see cref="SyncDirectory"/>.</summary>
public interface IJournalFileSystem
{
    void CreateDirectory(string path);

    bool DirectoryExists(string path);

    bool FileExists(string path);

    /// <summary>The names, without their directory, of the files and directories in a directory.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Creates or overwrites a file. With a length its space is allocated and reads as zeros.</summary>
    /// <exception cref="DiskFullException">There is no space for that length; nothing is left behind.</exception>
    IJournalFile Create(string path, long length);

    IJournalFile Open(string path, bool writable);

    /// <summary>Renames a file or directory; a file that has the new name is replaced in one step.</summary>
    void Rename(string from, string to);

    void Delete(string path);

    void SyncDirectory(string path);

    long FreeBytes(string directory);

    /// <summary>Takes an exclusive lock that ends with the process at the latest. <paramref name="owner"/> is told to whoever is refused.</summary>
    /// <exception cref="JournalLockedException">Somebody else has it.</exception>
    IDisposable Lock(string path, string owner);
}
