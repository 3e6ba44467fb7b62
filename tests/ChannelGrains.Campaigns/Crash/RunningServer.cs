using System.Diagnostics;
using ChannelGrains.Campaigns.Commands.Scripts;
using ChannelGrains.Testing;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Crash;

/// <summary>A started server process, the way to it, and how long it took to be ready.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private RunningServer(ServerProcess process, TimeSpan readyAfter)
    {
        Process = process;
        ReadyAfter = readyAfter;
        Channel = GrpcChannel.ForAddress(process.GrpcAddress, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
    }

    public ServerProcess Process { get; }

    public GrpcChannel Channel { get; }

    public TimeSpan ReadyAfter { get; }

    public static async Task<RunningServer> StartAsync(string directory, IReadOnlyDictionary<string, string?> settings)
    {
        var started = Stopwatch.GetTimestamp();
        var process = await ServerProcess.StartAsync(directory, settings: BankFiles.Settings.Concat(settings).GroupBy(one => one.Key).ToDictionary(one => one.Key, one => one.Last().Value));
        return new RunningServer(process, Stopwatch.GetElapsedTime(started));
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await Process.DisposeAsync();
    }
}
