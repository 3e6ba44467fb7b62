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

    private static readonly string[] RefusalTexts =
    [
        "lock file", "lock hold", "Permission denied", "Operation not permitted", "Read-only file system", "No space left on device", "Disk quota exceeded",
        "Too many open files", "Cannot allocate memory",
    ];

    // IOException carries the raw errno on Unix.
    public static bool IsFull(IOException error) => error.HResult is NoSpace or QuotaExceeded or WindowsDiskFull;

    // RocksDB has a text alone, its own for this case on every system.
    public static bool IsFull(RocksDbException error) => error.Message.Contains("No space left on device", StringComparison.Ordinal);

    /// <summary>Another process has the database open.</summary>
    public static bool IsLocked(RocksDbException error) =>
        error.Message.Contains("While lock file", StringComparison.Ordinal) || error.Message.Contains("lock hold by current process", StringComparison.Ordinal);

    /// <summary>The database is damaged or cannot be read from the disk, so that building it again is the remedy. Nothing else is: not a lock, missing
    /// rights, a full or read-only file system, or too many open files.</summary>
    public static bool IsDamage(string rocksError) => !IsRefusal(rocksError)
        && (rocksError.StartsWith("Corruption", StringComparison.Ordinal)
            || rocksError.StartsWith("Invalid argument", StringComparison.Ordinal)
            || rocksError.StartsWith("NotFound", StringComparison.Ordinal)
            || rocksError.Contains("Input/output error", StringComparison.Ordinal)
            || rocksError.Contains("No such file or directory", StringComparison.Ordinal));

    private static bool IsRefusal(string rocksError) => RefusalTexts.Any(text => rocksError.Contains(text, StringComparison.OrdinalIgnoreCase));

    public static void SyncData(SafeFileHandle handle, string path)
    {
        if (FDataSync(handle) != 0)
            throw new IOException(
                $"fdatasync of {path} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}. Look at the kernel's log and the disk before the next start.");
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FDataSync(SafeFileHandle handle);
}
