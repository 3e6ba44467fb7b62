using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ChannelGrains.Server;

/// <summary>Keeps what is sold to whom from everybody else on the machine: files are their owner's alone.</summary>
internal static partial class FileRights
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string[] OwnNames = ["customer.key", "data.lock", "demo.keys", "evidence", "journal"];

    /// <summary>From now on whatever this process creates, the database's files with it, is its owner's alone.</summary>
    public static void KeepNewFilesPrivate()
    {
        if (!OperatingSystem.IsWindows())
            _ = UMask(Convert.ToUInt32("077", 8));
    }

    /// <summary>Takes from others what they were given before. A directory with other things in it than ours is left as it is.</summary>
    public static void Tighten(DataDirectory data, ILogger log)
    {
        if (OperatingSystem.IsWindows())
            return;
        var names = Directory.EnumerateFileSystemEntries(data.Path).Select(path => Path.GetFileName(path)!);
        if (names.All(name => OwnNames.Contains(name) || name.StartsWith("journal.", StringComparison.Ordinal)))
            Tighten(new DirectoryInfo(data.Path), log);
        Tighten(new FileInfo(Path.Combine(data.Path, "customer.key")), log);
        var journals = new DirectoryInfo(data.JournalPath);
        if (!journals.Exists)
            return;
        Tighten(journals, log);
        foreach (var entry in journals.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            Tighten(entry, log);
    }

    [UnsupportedOSPlatform("windows")]
    private static void Tighten(FileSystemInfo entry, ILogger log)
    {
        if (entry.LinkTarget is not null || !entry.Exists || (entry.UnixFileMode & Others) == 0)
            return;
        try
        {
            entry.UnixFileMode &= ~Others;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            LogReadable(log, entry.FullName, exception);
        }
    }

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message = "{Path} can be read by others, and this process may not change that: chmod it.")]
    private static partial void LogReadable(ILogger logger, string path, Exception exception);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint UMask(uint mask);
}
