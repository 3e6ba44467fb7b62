using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>The few calls and error numbers of the operating system that .NET has no name for.</summary>
internal static partial class DiskErrors
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    // IOException carries the raw errno on Unix.
    public static bool IsFull(IOException error) => error.HResult is NoSpace or QuotaExceeded or WindowsDiskFull;

    // RocksDB has a text alone, its own for this case on every system.
    public static bool IsFull(RocksDbException error) => error.Message.Contains("No space left on device", StringComparison.Ordinal);

    public static void SyncData(SafeFileHandle handle, string path)
    {
        if (FDataSync(handle) != 0)
            throw new IOException($"fdatasync of {path} failed with errno {Marshal.GetLastPInvokeError()}.");
    }

    // FileStream does not open directories, so that a rename can only be made durable through the C library.
    public static void SyncDirectory(string path)
    {
        var descriptor = Open(path, flags: 0);
        if (descriptor < 0)
            throw new IOException($"Opening the directory {path} failed with errno {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (FSync(descriptor) != 0)
                throw new IOException($"fsync of the directory {path} failed with errno {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FDataSync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
