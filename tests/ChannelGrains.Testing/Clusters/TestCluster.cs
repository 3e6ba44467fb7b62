using System.Net;
using System.Net.Sockets;
using ChannelGrains.Server;
using Npgsql;

namespace ChannelGrains.Testing.Clusters;

/// <summary>Has each server of the tests be three silos, and two gateways apart from them, where <c>CHANNELGRAINS_TEST_CLUSTER</c> is 1. All are in the test's process and reach each
/// other through their ports alone; their one database is of the PostgreSQL that <c>CHANNELGRAINS_TEST_POSTGRES</c> names.</summary>
internal static class TestCluster
{
    private const string Variable = "CHANNELGRAINS_TEST_CLUSTER";
    private const int Silos = 3, Gateways = 2;

    /// <summary>Below those that the system gives out by itself, of which another connection may have got one before the silo listens.</summary>
    private const int FirstPort = 10_000, LastPort = 19_999;

    private static int _port = Environment.ProcessId * 97 % (LastPort - FirstPort);

    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Starts them one after another.</summary>
    /// <param name="settings">What all of them have.</param>
    /// <param name="start">Starts one by its settings.</param>
    /// <returns>The silos, and behind them the gateways.</returns>
    public static async Task<IReadOnlyList<ChannelServer>> StartAsync(
        IReadOnlyDictionary<string, string?> settings, Func<IReadOnlyDictionary<string, string?>, Task<ChannelServer>> start)
    {
        if (!settings.ContainsKey("Postgres:ConnectionString"))
            throw new InvalidOperationException($"{Variable} is 1, and CHANNELGRAINS_TEST_POSTGRES names no PostgreSQL. Run the tests with `tests/run --cluster`.");
        List<ChannelServer> started = [];
        try
        {
            for (var number = 1; number <= Silos; number++)
                started.Add(await start(new Dictionary<string, string?>(Of(settings, $"silo-{number}"))
                {
                    ["Roles"] = "silo",
                    ["Cluster:SiloPort"] = $"{FreePort()}",
                    ["Cluster:SiloGatewayPort"] = $"{FreePort()}",
                }));
            for (var number = 1; number <= Gateways; number++)
                started.Add(await start(new Dictionary<string, string?>(Of(settings, $"gateway-{number}")) { ["Roles"] = "gateway,page" }));
            return started;
        }
        catch
        {
            await StopAsync(started);
            throw;
        }
    }

    /// <summary>Stops the gateways first.</summary>
    public static async Task StopAsync(IReadOnlyList<ChannelServer> servers)
    {
        foreach (var server in servers.Reverse())
            await server.DisposeAsync();
        // Those of the membership are the process's, and would keep their connections for minutes.
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Each has a directory of its own, and all of them the files of evidence.</summary>
    private static Dictionary<string, string?> Of(IReadOnlyDictionary<string, string?> settings, string name)
    {
        var data = settings["Data"]!;
        var own = new Dictionary<string, string?>(settings) { ["Data"] = Path.Combine(data, name) };
        own.TryAdd("Evidence:Directory", Path.Combine(data, "evidence"));
        Directory.CreateDirectory(data);
        return own;
    }

    private static int FreePort()
    {
        while (true)
            try
            {
                var port = FirstPort + Interlocked.Increment(ref _port) % (LastPort - FirstPort);
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one.
            }
    }
}
