using System.Diagnostics;

namespace ChannelGrains.Testing;

/// <summary>A file system of its own in memory, small enough to fill.</summary>
public sealed class SmallDisk : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _directory = new();

    private SmallDisk()
    {
    }

    public string Path => _directory.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <returns>Null where this machine does not let it be mounted, which needs root.</returns>
    public static SmallDisk? TryMount(int mebibytes)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", disk.Path))
            return disk;
        disk._directory.Dispose();
        return null;
    }

    /// <summary>Takes all space but so much, at once: others fill it meanwhile.</summary>
    public void Fill(long leaveBytes)
    {
        for (var file = 0; new DriveInfo(Path).AvailableFreeSpace - leaveBytes is var bytes and > 0; file++)
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = bytes };
                using var filler = new FileStream(Filler + file, options);
            }
            catch (IOException)
            {
                // Others took some of it: the next file takes what they left.
            }
    }

    public void Free()
    {
        foreach (var filler in Directory.GetFiles(Path, "filler*"))
            File.Delete(filler);
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _directory.Dispose();
    }

    private static bool Run(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            return process.WaitForExit(Patience) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
