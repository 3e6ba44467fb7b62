using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What Unix can do with a directory and .NET cannot: hold it, sync it, tell it from another one.</summary>
internal static partial class NativeDirectory
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint Inode = 0x100;
    private const int NoAccess = 13;
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int Unlock = 8;

    private static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    public static SafeFileHandle Open(string path)
    {
        var handle = Open(path, CloseOnExec);
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        throw Failed("open", path);
    }

    /// <returns>False if somebody else holds the directory.</returns>
    public static bool TryLock(SafeFileHandle directory, string path)
    {
        if (FLock(directory, LockExclusive | LockNonBlocking) == 0)
            return true;
        return Marshal.GetLastPInvokeError() == WouldBlock ? false : throw Failed("lock", path);
    }

    /// <summary>Gives up the lock at once. Closing alone leaves it with a process that is just being started, until that has closed what it inherited.</summary>
    public static void Release(SafeFileHandle directory) => _ = FLock(directory, Unlock);

    public static void Sync(string path)
    {
        using var directory = Open(path);
        if (FSync(directory) != 0)
            throw Failed("sync", path);
    }

    /// <summary>Which directory it is, however it is called; null where that cannot be told.</summary>
    public static DirectoryIdentity? Identify(SafeFileHandle directory) => Identify(directory.DangerousGetHandle().ToInt32(), "", EmptyPath);

    /// <inheritdoc cref="Identify(SafeFileHandle)"/>
    public static DirectoryIdentity? Identify(string path) => Identify(CurrentDirectory, path, 0);

    private static unsafe DirectoryIdentity? Identify(int directory, string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        // struct statx is the same on every architecture: the inode at 32, the device at 136.
        var stat = stackalloc byte[256];
        if (StatX(directory, path, flags, Inode, stat) != 0)
            return null;
        var bytes = new ReadOnlySpan<byte>(stat, 256);
        return new DirectoryIdentity(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[136..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[140..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]));
    }

    private static Exception Failed(string what, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        var message = $"Could not {what} the directory {path}: {Marshal.GetPInvokeErrorMessage(error)}.";
        return error == NoAccess ? new UnauthorizedAccessException(message) : new IOException(message);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatX(int directory, string path, int flags, uint mask, byte* result);
}
