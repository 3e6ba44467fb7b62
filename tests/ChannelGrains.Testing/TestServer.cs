using ChannelGrains.Server;
using ChannelGrains.Testing.Clusters;
using ChannelGrains.Testing.Postgres;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Testing;

/// <summary>A real server in this process, on free loopback ports and a data directory of its own: Kestrel, gRPC, Orleans, RocksDB; or <see cref="TestCluster">several</see>
/// on one database. Fails the test when it logged an error that the test did not expect.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryDirectory? _ownDirectory;
    private readonly ErrorLog _errors;
    private int? _leavingFrom;
    private readonly IReadOnlyList<ChannelServer> _servers;
    private readonly ChannelServer _gateway;

    private TestServer(IReadOnlyList<ChannelServer> servers, ErrorLog errors, TemporaryDirectory? ownDirectory)
    {
        _servers = servers;
        _gateway = servers.First(server => server.IsGateway);
        _errors = errors;
        _ownDirectory = ownDirectory;
        Channel = ConnectTo(servers[^1].GrpcAddress);
        SendingChannel = servers[^1] == _gateway ? Channel : ConnectTo(_gateway.GrpcAddress);
    }

    /// <summary>A channel without API key. Where there are two gateways it leads to the second one.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>The same to the first one, by which tests send what they ask the other about.</summary>
    public GrpcChannel SendingChannel { get; }

    public string GrpcAddress => _gateway.GrpcAddress;

    public string ManagementAddress => _gateway.ManagementAddress;

    /// <summary>Where there are several servers, of the first silo.</summary>
    public IServiceProvider Services => _servers[0].Services;

    /// <summary>Of each of its processes.</summary>
    public IEnumerable<IServiceProvider> AllServices => _servers.Select(server => server.Services);

    /// <summary>The test ends a silo of another server of this one's cluster: from now on what Orleans says of it is no error.</summary>
    public void ExpectLeaving() => _leavingFrom ??= _errors.Errors.Count;

    /// <summary>Set when the test makes the server log errors on purpose.</summary>
    public bool ExpectsErrors { get; set; }

    /// <summary>Whether each server of this run is three silos and two gateways.</summary>
    public static bool IsCluster => TestCluster.IsWanted;

    /// <param name="settings">Settings by name, as <c>Ingest:WindowFrames</c>.</param>
    /// <param name="directory">The data directory; its own temporary one when null.</param>
    /// <param name="time">The server's clock.</param>
    /// <param name="configure">Registers more services.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<TestServer> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, string? directory = null, TimeProvider? time = null, Action<IServiceCollection>? configure = null, CancellationToken cancellationToken = default)
    {
        var own = directory is null ? new TemporaryDirectory() : null;
        var errors = new ErrorLog();
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["Data"] = directory ?? own!.Path,
            ["Port"] = "0",
            ["ManagementPort"] = "0",
        };
        if (await TestDatabase.OfAsync(all["Data"]!) is { } database)
            all.TryAdd("Postgres:ConnectionString", database);
        all.TryAdd("Journal:SegmentMiB", "16");
        all.TryAdd("Journal:ReserveMiB", "0");
        all.TryAdd("Evidence:ReserveMiB", "0");
        Task<ChannelServer> StartOneAsync(IReadOnlyDictionary<string, string?> part) => ChannelServer.StartAsync(part, cancellationToken, services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(errors));
            if (time is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(time));
                // By people's clock go what silos take for threads that stood still, and how long calls are waited for: they take time of people's.
                services.AddKeyedSingleton(TimeProviderNames.Membership, TimeProvider.System).AddKeyedSingleton(TimeProviderNames.Messaging, TimeProvider.System);
            }
            configure?.Invoke(services);
        });
        return new TestServer(TestCluster.IsWanted ? await TestCluster.StartAsync(all, StartOneAsync) : [await StartOneAsync(all)], errors, own);
    }

    /// <summary>Another channel, with an API key if one is given. The caller disposes it.</summary>
    public GrpcChannel Connect(string? apiKey = null) => ConnectTo(GrpcAddress, apiKey);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        SendingChannel.Dispose();
        if (_servers.Count > 1)
            ExpectLeaving();
        await TestCluster.StopAsync(_servers);
        _ownDirectory?.Dispose();
        // Silos that leave one after another say of each other that they are not reached, and one that is asked for its health while it stops says so.
        var errors = _errors.Errors.Where((error, place) => place < (_leavingFrom ?? int.MaxValue) || !error.StartsWith("Orleans.", StringComparison.Ordinal))
            .Where(error => !error.Contains("'The process stops.'", StringComparison.Ordinal)).ToList();
        if (!ExpectsErrors && errors.Count > 0)
            throw new InvalidOperationException("The server logged errors: " + string.Join(Environment.NewLine, errors));
    }

    private static GrpcChannel ConnectTo(string address, string? apiKey = null)
    {
        var options = new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } };
        if (apiKey is not null)
        {
            options.UnsafeUseInsecureChannelCallCredentials = true;
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, CallCredentials.FromInterceptor((_, metadata) =>
            {
                metadata.Add("x-api-key", apiKey);
                return Task.CompletedTask;
            }));
        }
        return GrpcChannel.ForAddress(address, options);
    }
}
