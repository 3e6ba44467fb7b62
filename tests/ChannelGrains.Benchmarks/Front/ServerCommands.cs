using System.CommandLine;
using ChannelGrains.Benchmarks.Ceiling;
using ChannelGrains.Benchmarks.Peers.Orleans;
using ChannelGrains.Benchmarks.Peers.Postgres;
using ChannelGrains.Benchmarks.Peers.Redis;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>The servers that ChannelGrains is compared with; the benchmark starts them.</summary>
internal static class ServerCommands
{
    public const string Postgres = "postgres-server", Redis = "redis-server", Orleans = "orleans-server";

    public static IEnumerable<Command> Create()
    {
        var data = new Option<string>("--data") { Description = "Directory of its log.", Required = true };
        var ceiling = new Command("ceiling-server", "Parses all, appends to one file, syncs by group.") { data };
        ceiling.SetAction((parsed, cancellationToken) =>
            RunAsync(Task.FromResult<IFrameStore>(new CeilingLog(Directory.CreateDirectory(parsed.GetRequiredValue(data)).FullName)), cancellationToken));
        var front = new Command("front-server", "Parses all and keeps nothing.");
        front.SetAction((_, cancellationToken) => RunAsync(Task.FromResult<IFrameStore>(new NoStore()), cancellationToken));
        return
        [
            ceiling, front,
            Peer(Postgres, "Keeps all in PostgreSQL.", async (store, isKeyed) => await PostgresStore.OpenAsync(store, isKeyed)),
            Peer(Redis, "Keeps all in Redis.", async (store, isKeyed) => await RedisStore.OpenAsync(store, isKeyed)),
            Peer(Orleans, "Keeps sums in Orleans' persistent state on PostgreSQL.", async (store, _) => await OrleansStore.OpenAsync(store)),
        ];
    }

    private static Command Peer(string name, string description, Func<string, bool, Task<IFrameStore>> openAsync)
    {
        var store = new Option<string>("--store") { Description = "How its database is reached.", Required = true };
        var keyed = new Option<bool>("--keyed") { Description = "Transactions are identified by id, else by number." };
        var command = new Command(name, description) { store, keyed };
        command.SetAction((parsed, cancellationToken) => RunAsync(openAsync(parsed.GetRequiredValue(store), parsed.GetValue(keyed)), cancellationToken));
        return command;
    }

    private static async Task RunAsync(Task<IFrameStore> opening, CancellationToken cancellationToken)
    {
        await using var store = await opening;
        await FrontServer.RunAsync(store, cancellationToken);
    }
}
