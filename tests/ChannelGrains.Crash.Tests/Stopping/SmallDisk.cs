using System.Diagnostics;
using ChannelGrains.Testing;

namespace ChannelGrains.Crash.Tests.Stopping;

/// <summary>A file system of its own in memory, small enough to fill. Mounting needs root; the test is skipped without.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int BlockBytes = 4096;

    private readonly TemporaryDirectory _directory = new();

    private SmallDisk()
    {
    }

    public string Path => _directory.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static SmallDisk Mount(int mebibytes)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", disk.Path))
            return disk;
        disk._directory.Dispose();
        Assert.Skip("This machine does not let the test mount a tmpfs; the journal's own tests fill a simulated disk.");
        return disk;
    }

    /// <summary>Takes all space but so much.</summary>
    public void Fill(long leaveBytes)
    {
        using var file = new FileStream(Filler, FileMode.Create);
        try
        {
            while (new DriveInfo(Path).AvailableFreeSpace > leaveBytes)
            {
                file.Write(new byte[BlockBytes]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Others write too: there is no space at all now, which is what was asked for.
        }
    }

    public void Free() => File.Delete(Filler);

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
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
