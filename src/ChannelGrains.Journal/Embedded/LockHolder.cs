using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Finds out who holds a directory: the kernel's table of locks, and what the holder wrote of itself.</summary>
internal static class LockHolder
{
    private const string LockTable = "/proc/locks";

    /// <param name="directory">The directory; null where the system has no such table.</param>
    /// <param name="ownerFile">What the holder wrote. Anybody can have copied or deleted it, so the kernel is asked first.</param>
    public static string Describe(SafeFileHandle? directory, string ownerFile)
    {
        var written = Read(ownerFile);
        if (directory is null || NativeDirectory.Identify(directory) is not { } identity || ProcessOf(identity) is not { } process)
            return written is null ? "another process" : $"another process; {Path.GetFileName(ownerFile)} says: {written}";
        return written is not null && written.StartsWith($"process {process} ", StringComparison.Ordinal)
            ? written
            : $"process {process} ({Read($"/proc/{process}/cmdline")?.Replace('\0', ' ').Trim() ?? "of another user"})";
    }

    // A line: 1: FLOCK  ADVISORY  WRITE 11377 fe:00:11657569 0 EOF
    private static int? ProcessOf(DirectoryIdentity identity)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{identity.DeviceMajor:x2}:{identity.DeviceMinor:x2}:{identity.Inode}");
        foreach (var line in Read(LockTable)?.Split('\n') ?? [])
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length >= 6 && parts[1] == "FLOCK" && parts[5] == file && int.TryParse(parts[4], out var process) && process > 0)
                return process;
        }
        return null;
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } text ? text.Trim() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
