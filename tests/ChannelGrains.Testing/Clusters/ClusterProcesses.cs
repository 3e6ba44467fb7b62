using System.Net;
using System.Net.Sockets;
using ChannelGrains.Testing.Postgres;
using Npgsql;

namespace ChannelGrains.Testing.Clusters;

/// <summary>A deployment of several processes on this machine: one PostgreSQL, silos, and gateways apart from them.</summary>
public sealed class ClusterProcesses : IAsyncDisposable
{
    /// <summary>The status of a silo that works, and of one that ended or was declared dead, in the table of silos.</summary>
    public const int Active = 3, Dead = 6;

    private readonly TemporaryDirectory _root = new();
    private readonly PostgresServer _postgres;
    private readonly string? _certificates;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly (int Silo, int Gateway)[] _siloPorts;
    private readonly ServerProcess?[] _silos;
    private readonly ServerProcess?[] _gateways;

    private ClusterProcesses(PostgresServer postgres, string database, int silos, int gateways, string? certificates, IReadOnlyDictionary<string, string?>? settings)
    {
        (_postgres, Database, _certificates, _settings) = (postgres, database, certificates, settings ?? new Dictionary<string, string?>());
        (_silos, _gateways) = (new ServerProcess?[silos], new ServerProcess?[gateways]);
        var ports = FreePorts(2 * silos);
        _siloPorts = [.. Enumerable.Range(0, silos).Select(number => (ports[2 * number], ports[2 * number + 1]))];
    }

    public string Database { get; }

    public PostgresServer Postgres => _postgres;

    public string ConnectionString => _postgres.ConnectionString(Database);

    public IReadOnlyList<Uri> Gateways => [.. _gateways.Select(gateway => new Uri(gateway!.GrpcAddress))];

    /// <summary>The ChannelGrains.Server.dll of the processes that are started from now on; null is the one of this build.</summary>
    public string? Program { get; set; }

    /// <summary>How many.</summary>
    public int Silos => _silos.Length;

    /// <summary>All silos and gateways, as they were started last.</summary>
    public IEnumerable<ServerProcess> All => _silos.Concat(_gateways).OfType<ServerProcess>();

    public ServerProcess Silo(int number) => _silos[number]!;

    public ServerProcess Gateway(int number) => _gateways[number]!;

    /// <summary>The ports of a silo: for others, and for gateways.</summary>
    public (int Silo, int Gateway) PortsOf(int silo) => _siloPorts[silo];

    /// <param name="silos">How many.</param>
    /// <param name="gateways">How many.</param>
    /// <param name="certificates">A directory with certificates named <c>silo-1</c>, <c>gateway-1</c> and so on; null for connections in the clear.</param>
    /// <param name="settings">Settings of each process, by name.</param>
    /// <param name="program">See <see cref="Program"/>.</param>
    public static async Task<ClusterProcesses> StartAsync(
        int silos = 3, int gateways = 2, string? certificates = null, IReadOnlyDictionary<string, string?>? settings = null, string? program = null)
    {
        var postgres = await PostgresServer.StartAsync();
        var cluster = new ClusterProcesses(postgres, await postgres.CreateDatabaseAsync(), silos, gateways, certificates, settings) { Program = program };
        try
        {
            await Task.WhenAll([.. Enumerable.Range(0, silos).Select(cluster.StartSiloAsync), .. Enumerable.Range(0, gateways).Select(number => cluster.StartGatewayAsync(number))]);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task StartSiloAsync(int number) => _silos[number] = await StartAsync($"silo-{number + 1}", 0, SettingsOfSilo(_siloPorts[number]));

    /// <param name="number">Which.</param>
    /// <param name="port">Of gRPC; 0 takes a free one.</param>
    public async Task StartGatewayAsync(int number, int port = 0) => _gateways[number] = await StartAsync($"gateway-{number + 1}", port, new() { ["Roles"] = "gateway" });

    /// <summary>What a process needs to be a silo of this deployment, but for a certificate.</summary>
    public Dictionary<string, string?> SettingsOfSilo((int Silo, int Gateway) ports) => new()
    {
        ["Roles"] = "silo",
        ["Cluster:SiloPort"] = ports.Silo.ToString(),
        ["Cluster:SiloGatewayPort"] = ports.Gateway.ToString(),
        ["Postgres:ConnectionString"] = ConnectionString,
    };

    /// <summary>The status in the table of silos of the one that was started last on a port; null while it is not there.</summary>
    public async Task<int?> StatusOfSiloAsync(int port) => (int?)await AskAsync("select status from channelgrains.silo where port = $1 order by generation desc limit 1", port);

    /// <summary>Whether the database takes commits of a silo on a port.</summary>
    public async Task<bool> MayWriteAsync(int port) => await AskAsync("select 1 from channelgrains.writer where silo like concat('%:', $1::integer, '@%')", port) is not null;

    /// <summary>The data directory of a process.</summary>
    public string DirectoryOf(string name) => Path.Combine(_root.Path, name);

    /// <summary>Free ports of loopback, all different.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _gateways.Concat(_silos).OfType<ServerProcess>())
            await process.DisposeAsync();
        await _postgres.DisposeAsync();
        _root.Dispose();
    }

    private async Task<object?> AskAsync(string sql, int port)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = port } } };
        return await command.ExecuteScalarAsync();
    }

    private Task<ServerProcess> StartAsync(string name, int port, Dictionary<string, string?> settings)
    {
        foreach (var (setting, value) in _settings)
            settings[setting] = value;
        settings["Postgres:ConnectionString"] = ConnectionString;
        if (_certificates is not null)
            settings["Cluster:Certificate"] = Path.Combine(_certificates, $"{name}.pem");
        return ServerProcess.StartAsync(DirectoryOf(name), port, settings, program: Program);
    }
}
