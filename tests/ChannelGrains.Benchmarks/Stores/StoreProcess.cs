using System.Diagnostics;
using ChannelGrains.Benchmarks.Servers;

namespace ChannelGrains.Benchmarks.Stores;

/// <summary>A database server of a peer, in processes of its own, with its data beside that of the servers. It is killed with its data at the end.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60), ReadyPoll = TimeSpan.FromMilliseconds(50), KillTimeout = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string[] _directories;

    private StoreProcess(Process process, string endpoint, string[] directories) => (_process, Endpoint, _directories) = (process, endpoint, directories);

    /// <summary>How its clients reach it.</summary>
    public string Endpoint { get; }

    /// <summary>CPU time so far of the process and its children, also of those that ended.</summary>
    public TimeSpan Cpu => ProcessUsage.TreeCpu(_process.Id);

    /// <param name="command">Program and arguments.</param>
    /// <param name="endpoint">How its clients reach it.</param>
    /// <param name="socket">Path that is there once it can be reached.</param>
    /// <param name="directories">What goes with it.</param>
    public static async Task<StoreProcess> StartAsync(IReadOnlyList<string> command, string endpoint, string socket, params string[] directories)
    {
        var store = new StoreProcess(ChildProcesses.Start(StoreTools.StartInfo(command)), endpoint, directories);
        _ = store._process.StandardOutput.ReadToEndAsync();
        var errors = store._process.StandardError.ReadToEndAsync();
        var started = Stopwatch.GetTimestamp();
        while (!File.Exists(socket))
        {
            if (store._process.HasExited || Stopwatch.GetElapsedTime(started) > ReadyTimeout)
            {
                await store.DisposeAsync();
                throw new InvalidOperationException($"{command[0]} did not start: {await errors}");
            }
            await Task.Delay(ReadyPoll);
        }
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await ChildProcesses.KillAsync(_process).WaitAsync(KillTimeout);
        foreach (var directory in _directories)
            Directory.Delete(directory, recursive: true);
    }
}
