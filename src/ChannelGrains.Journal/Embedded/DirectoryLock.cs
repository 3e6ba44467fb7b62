using Microsoft.Win32.SafeHandles;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// Holds a directory for this process. On Unix the directory itself is locked, which no deleted file undoes and which is the same by every path that
/// leads to it; the file in it only says who holds it. On Windows that file is the lock: open, it can be neither deleted nor opened again.
/// </summary>
internal sealed class DirectoryLock : IDirectoryLock
{
    private readonly string _path;
    private readonly SafeFileHandle? _directory;
    private readonly FileStream? _ownerFile;

    private DirectoryLock(string path, SafeFileHandle? directory, FileStream? ownerFile) =>
        (_path, _directory, _ownerFile) = (path, directory, ownerFile);

    /// <param name="path">The directory, which exists.</param>
    /// <param name="ownerFile">Name of the file in it that says who holds it.</param>
    /// <param name="owner">What that file is to say.</param>
    /// <exception cref="JournalLockedException">Somebody else holds it.</exception>
    public static DirectoryLock Take(string path, string ownerFile, string owner)
    {
        if (OperatingSystem.IsWindows())
            return new DirectoryLock(path, null, OpenOwnerFile(path, ownerFile, owner) ?? throw Held(path, ownerFile, null));
        var directory = NativeDirectory.Open(path);
        try
        {
            if (!NativeDirectory.TryLock(directory, path))
                throw Held(path, ownerFile, directory);
            return new DirectoryLock(path, directory, OpenOwnerFile(path, ownerFile, owner));
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public void EnsureInPlace()
    {
        if (_directory is not null && NativeDirectory.Identify(_directory) is { } held && NativeDirectory.Identify(_path) != held)
            throw new IOException(
                $"The directory {_path} was moved or replaced while this process works in it. Stop the process, put the directory back, and start again.");
    }

    public void Dispose()
    {
        _ownerFile?.Dispose();
        if (_directory is { IsClosed: false })
            NativeDirectory.Release(_directory);
        _directory?.Dispose();
    }

    /// <returns>Null where it cannot be written, as on a read-only file system.</returns>
    private static FileStream? OpenOwnerFile(string path, string name, string owner)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream? file = null;
        try
        {
            file = new FileStream(Path.Combine(path, name), options);
            file.SetLength(0);
            file.Write(System.Text.Encoding.UTF8.GetBytes(owner));
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return null;
        }
    }

    private static JournalLockedException Held(string path, string ownerFile, SafeFileHandle? directory) =>
        new($"{path} is held by {LockHolder.Describe(directory, Path.Combine(path, ownerFile))}. Stop that process, or give this one another directory.");
}
