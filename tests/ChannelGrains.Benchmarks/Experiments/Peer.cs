using ChannelGrains.Benchmarks.Front;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Stores;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>What a team would build instead.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Sequenced">The ways that are tried for numbered transactions, the likeliest first.</param>
/// <param name="Keyed">The same for transactions by id; none where it cannot.</param>
/// <param name="StartAsync">Starts its database and its server, by id or by number.</param>
internal sealed record Peer(string Name, string[] Sequenced, string[] Keyed, Func<bool, Task<BenchmarkedServer>> StartAsync)
{
    public const string PostgresName = "postgres", RedisName = "redis";

    private static readonly string[] RedisSequenced = ["multi-1", "script-1", "multi-2", "multi-4"], RedisKeyed = ["script-1", "script-2", "script-4"];

    public static readonly Peer Postgres = new(
        PostgresName, ["copy-2", "unnest-2", "copy-1", "copy-4", "unnest-8"], ["copy-2", "unnest-2", "copy-4", "returning-2"],
        async isKeyed => await BenchmarkedServer.StartPeerAsync(ServerCommands.Postgres, await PostgresProcess.StartAsync(), isKeyed));

    public static readonly Peer Redis = new(
        RedisName, RedisSequenced, RedisKeyed,
        async isKeyed => await BenchmarkedServer.StartPeerAsync(ServerCommands.Redis, await RedisProcess.StartAsync(everySecond: false), isKeyed));

    public static readonly Peer RedisEverySecond = new(
        "redis everysec", RedisSequenced, RedisKeyed,
        async isKeyed => await BenchmarkedServer.StartPeerAsync(ServerCommands.Redis, await RedisProcess.StartAsync(everySecond: true), isKeyed));

    public static readonly Peer Orleans = new(
        "orleans state", ["state-1"], [],
        async isKeyed => await BenchmarkedServer.StartPeerAsync(ServerCommands.Orleans, await PostgresProcess.StartAsync(), isKeyed));

    public static IReadOnlyList<Peer> Of(BenchOptions options) => options.IsFull ? [Postgres, Redis, RedisEverySecond, Orleans] : [Postgres, Redis];

    /// <summary>Versions and settings, for the reader.</summary>
    public static async Task<string> DescribeAsync() =>
        $"""
        {await PostgresProcess.VersionAsync()}: {string.Join(' ', PostgresProcess.Settings)}
        {await RedisProcess.VersionAsync()}: {string.Join(' ', RedisProcess.Settings)} --appendfsync always
        """;
}
