using ChannelGrains.Benchmarks.Servers;

namespace ChannelGrains.Benchmarks.Stores;

/// <summary>Redis for one run. Its file is not rewritten meanwhile, which only spares it work.</summary>
internal static class RedisProcess
{
    public static IReadOnlyList<string> Settings { get; } =
        ["--appendonly", "yes", "--save", "", "--auto-aof-rewrite-percentage", "0", "--port", "0", "--loglevel", "warning"];

    /// <param name="everySecond">Synced once a second instead of before each answer: an answer can then be lost.</param>
    public static async Task<StoreProcess> StartAsync(bool everySecond)
    {
        var (data, sockets) = (BenchmarkedServer.NewDirectory(), Directory.CreateTempSubdirectory("redis").FullName);
        var socket = Path.Combine(sockets, "s");
        return await StoreProcess.StartAsync(
            [StoreTools.Find("redis-server"), .. Settings, "--appendfsync", everySecond ? "everysec" : "always", "--dir", data, "--unixsocket", socket], socket, socket, data, sockets);
    }

    public static async Task<string> VersionAsync() => (await StoreTools.RunAsync(StoreTools.Find("redis-server"), "--version")).Trim();
}
