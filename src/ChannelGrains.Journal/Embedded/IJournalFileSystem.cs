namespace ChannelGrains.Journal.Embedded;

/// <summary>What the log needs of a file system, and the seam at which tests cut the power. Names are changed durably only by <see cref="SyncDirectory"/>.</summary>
public interface IJournalFileSystem
{
    /// <summary>Creates a directory that only its owner can read; the one it belongs into must exist.</summary>
    void CreateDirectory(string path);

    bool DirectoryExists(string path);

    bool FileExists(string path);

    /// <summary>The names, without their directory, of the files and directories in a directory.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Creates or overwrites a file that only its owner can read. With a length its space is allocated and reads as zeros.</summary>
    /// <exception cref="DiskFullException">There is no space for that length; nothing is left behind.</exception>
    IJournalFile Create(string path, long length);

    IJournalFile Open(string path, bool writable);

    /// <summary>Renames a file or directory; a file that has the new name is replaced in one step.</summary>
    void Rename(string from, string to);

    /// <summary>Deletes a file, or a directory that is empty.</summary>
    void Delete(string path);

    void SyncDirectory(string path);

    long FreeBytes(string directory);

    /// <summary>Holds a directory, until the process ends at the latest, against everybody else who asks for it by whatever path.</summary>
    /// <param name="directory">The directory, which exists.</param>
    /// <param name="ownerFile">Name of a file in it for <paramref name="owner"/>. Deleting it does not undo the lock.</param>
    /// <param name="owner">Who holds it, to be told to whoever is refused.</param>
    /// <exception cref="JournalLockedException">Somebody else holds it.</exception>
    IDirectoryLock Lock(string directory, string ownerFile, string owner);
}
