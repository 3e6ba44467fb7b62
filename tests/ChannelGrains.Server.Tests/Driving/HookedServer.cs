using System.Collections.Concurrent;
using ChannelGrains.Journal;
using ChannelGrains.Testing.Postgres;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>A server whose store has hooks and whose whole log is kept.</summary>
internal sealed class HookedServer : IAsyncDisposable
{
    private readonly TemporaryDirectory? _directory;
    private readonly ChannelServer _server;

    private HookedServer(TemporaryDirectory? directory, ChannelServer server, AllLog log)
    {
        _directory = directory;
        _server = server;
        Log = log;
        Client = new TestClient(GrpcChannel.ForAddress(server.GrpcAddress));
    }

    public AllLog Log { get; }

    public TestClient Client { get; }

    public string Address => _server.GrpcAddress;

    public IServiceProvider Services => _server.Services;

    public HookedWrites Writes => _server.Services.GetRequiredService<HookedWrites>();

    public HookedStore Store => (HookedStore)_server.Services.GetRequiredService<IJournalStore>();

    public static async Task<HookedServer> StartAsync(Dictionary<string, string?>? settings = null, Action<HookedStore>? hooks = null, string? directory = null)
    {
        var own = directory is null ? new TemporaryDirectory() : null;
        var log = new AllLog();
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            ["Data"] = directory ?? own!.Path,
            ["Port"] = "0",
            ["ManagementPort"] = "0",
            ["Journal:SegmentMiB"] = "16",
            ["Journal:ReserveMiB"] = "0",
        };
        if (await TestDatabase.OfAsync(all["Data"]!) is { } database)
            all.TryAdd("Postgres:ConnectionString", database);
        var server = await ChannelServer.StartAsync(all, CancellationToken.None, services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            services.AddSingleton<HookedWrites>();
            services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<HookedWrites>());
            services.Replace(ServiceDescriptor.Singleton<IJournalStore>(provider =>
            {
                var store = HookedStore.Of(provider);
                hooks?.Invoke(store);
                return store;
            }));
        });
        return new HookedServer(own, server, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Channel.Dispose();
        await _server.DisposeAsync();
        _directory?.Dispose();
    }

    /// <summary>Everything that the server logged.</summary>
    internal sealed class AllLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
