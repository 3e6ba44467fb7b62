using System.Diagnostics;

namespace ChannelGrains.Benchmarks.Stores;

/// <summary>All servers that this process started; whatever ends it, except SIGKILL, ends them.</summary>
internal static class ChildProcesses
{
    private static readonly HashSet<Process> Running = [];

    static ChildProcesses() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        lock (Running)
            foreach (var process in Running)
                process.Kill(entireProcessTree: true);
    };

    public static Process Start(ProcessStartInfo start)
    {
        lock (Running)
        {
            var process = Process.Start(start)!;
            Running.Add(process);
            return process;
        }
    }

    /// <summary>SIGKILL to it and to its children; returns when it is gone.</summary>
    public static async Task KillAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        lock (Running)
            Running.Remove(process);
        process.Dispose();
    }
}
