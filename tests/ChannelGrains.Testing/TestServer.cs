using ChannelGrains.Server;
using ChannelGrains.Testing.Postgres;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Testing;

/// <summary>A real server in this process, on free loopback ports and a data directory of its own: Kestrel, gRPC, Orleans, RocksDB. Fails
/// the test when it logged an error that the test did not expect.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryDirectory? _ownDirectory;
    private readonly ErrorLog _errors;
    private readonly ChannelServer _server;

    private TestServer(ChannelServer server, ErrorLog errors, TemporaryDirectory? ownDirectory, GrpcChannel channel)
    {
        _server = server;
        _errors = errors;
        _ownDirectory = ownDirectory;
        Channel = channel;
    }

    /// <summary>A channel without API key.</summary>
    public GrpcChannel Channel { get; }

    public string GrpcAddress => _server.GrpcAddress;

    public string ManagementAddress => _server.ManagementAddress;

    public IServiceProvider Services => _server.Services;

    /// <summary>Set when the test makes the server log errors on purpose.</summary>
    public bool ExpectsErrors { get; set; }

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
        var server = await ChannelServer.StartAsync(all, cancellationToken, services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(errors));
            if (time is not null)
                services.Replace(ServiceDescriptor.Singleton(time));
            configure?.Invoke(services);
        });
        return new TestServer(server, errors, own, Connect(server.GrpcAddress));
    }

    /// <summary>Another channel, with an API key if one is given. The caller disposes it.</summary>
    public GrpcChannel Connect(string? apiKey = null) => Connect(GrpcAddress, apiKey);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _server.DisposeAsync();
        _ownDirectory?.Dispose();
        if (!ExpectsErrors && _errors.Errors.Count > 0)
            throw new InvalidOperationException("The server logged errors: " + string.Join(Environment.NewLine, _errors.Errors));
    }

    private static GrpcChannel Connect(string address, string? apiKey = null)
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
