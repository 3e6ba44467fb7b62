using ChannelGrains.Benchmarks.Servers;
using Npgsql;

namespace ChannelGrains.Benchmarks.Stores;

/// <summary>PostgreSQL for one run, tuned for a machine that it has to itself; durable as by default.</summary>
internal static class PostgresProcess
{
    /// <summary>The setting by which ChannelGrains keeps its journals in it.</summary>
    public const string Setting = "Postgres:ConnectionString";

    private const string User = "bench";

    /// <summary>What differs from the defaults of Debian's package.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        "synchronous_commit=on", "fsync=on", "full_page_writes=on", "autovacuum=on", "shared_buffers=1GB", "wal_buffers=64MB", "min_wal_size=2GB", "max_wal_size=16GB",
        "checkpoint_timeout=15min", "checkpoint_completion_target=0.9", "wal_compression=lz4", "wal_level=minimal", "max_wal_senders=0", "jit=off", "max_connections=200",
        "effective_io_concurrency=100", "random_page_cost=1.1", "maintenance_work_mem=256MB",
    ];

    public static async Task<StoreProcess> StartAsync()
    {
        var (data, sockets) = (BenchmarkedServer.NewDirectory(), Directory.CreateTempSubdirectory("pg").FullName);
        if (Environment.IsPrivilegedProcess)
            await StoreTools.RunAsync("chown", "nobody:nogroup", data, sockets);
        await StoreTools.RunAsync([.. Unprivileged, StoreTools.Find("initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C"]);
        return await StoreProcess.StartAsync(
            [.. Unprivileged, StoreTools.Find("postgres"), "-D", data, "-k", sockets, "-c", "listen_addresses=", .. Settings.SelectMany(setting => new[] { "-c", setting })],
            new NpgsqlConnectionStringBuilder { Host = sockets, Username = User, Database = "postgres" }.ConnectionString, Path.Combine(sockets, ".s.PGSQL.5432"), data, sockets);
    }

    public static async Task<string> VersionAsync() => (await StoreTools.RunAsync(StoreTools.Find("postgres"), "--version")).Trim();

    // PostgreSQL refuses to be root.
    private static string[] Unprivileged => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
}
