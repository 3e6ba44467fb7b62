using Microsoft.Win32.SafeHandles;

namespace ChannelGrains.Journal.Embedded;

/// <summary>The file system of the machine.</summary>
public sealed class PhysicalFileSystem : IJournalFileSystem
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static PhysicalFileSystem Instance { get; } = new();

    public void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public bool FileExists(string path) => File.Exists(path);

    public IReadOnlyList<string> List(string directory) =>
        Directory.EnumerateFileSystemEntries(directory).Select(path => Path.GetFileName(path)).ToArray();

    public IJournalFile Create(string path, long length)
    {
        try
        {
            var handle = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.None, length);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(handle, OwnerOnly);
            // Linux allocates beyond the end of the file; the length makes each sync a matter of data alone.
            RandomAccess.SetLength(handle, length);
            return new PhysicalFile(path, handle);
        }
        catch (IOException exception) when (DiskErrors.IsFull(exception) || FreeBytes(Path.GetDirectoryName(path)!) < length)
        {
            // What .NET throws when it cannot allocate a file carries no error number, hence the look at the space.
            File.Delete(path);
            throw new DiskFullException($"No space for {length} bytes of {path}.", exception);
        }
    }

    public IJournalFile Open(string path, bool writable) => new PhysicalFile(path, OpenHandle(path, writable));

    public void Rename(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else
            File.Move(from, to, overwrite: true);
    }

    public void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path);
        else
            File.Delete(path);
    }

    public void SyncDirectory(string path)
    {
        if (!OperatingSystem.IsWindows())
            NativeDirectory.Sync(path);
    }

    public long FreeBytes(string directory) => new DriveInfo(Path.GetFullPath(directory)).AvailableFreeSpace;

    public IDirectoryLock Lock(string directory, string ownerFile, string owner) => DirectoryLock.Take(directory, ownerFile, owner);

    private static SafeFileHandle OpenHandle(string path, bool writable) =>
        File.OpenHandle(path, FileMode.Open, writable ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite);
}
