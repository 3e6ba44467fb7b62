using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Server;
using ChannelGrains.Testing;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>Two silos that do not know of each other over one store: each has its own activation of every partner, as Orleans allows for a while when
/// it takes a silo for dead that is not.</summary>
internal sealed class TwoServers : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<ChannelServer> _servers = [];

    private readonly bool _areReviewed;

    private TwoServers(bool areReviewed) => _areReviewed = areReviewed;

    public List<GrpcChannel> Channels { get; } = [];

    public IReadOnlyList<IServiceProvider> Services => [.. _servers.Select(server => server.Services)];

    /// <param name="throughThePort">What both grains see of the store.</param>
    /// <param name="areReviewed">Whether partners are reviewed too, so that more than the test appends.</param>
    public static async Task<TwoServers> StartAsync(Func<IJournalStore, IJournalStore> throughThePort, bool areReviewed)
    {
        var pair = new TwoServers(areReviewed);
        await pair.AddAsync(services => services.Replace(
            ServiceDescriptor.Singleton(provider => throughThePort(provider.GetRequiredService<EmbeddedJournalStore>()))));
        var shared = pair._servers[0].Services;
        await pair.AddAsync(services => services
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<EmbeddedJournalStore>()))
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<IJournalStore>()))
            // As what they are, so that the second does not dispose of them.
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<IEvidenceStore>()))
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<IJournals>()))
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<IJournalIndex>()))
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<IJournalRows>()))
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<ICommitWatch>()))
            .Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<IJournalAdministration>())));
        return pair;
    }

    /// <summary>Ends both and starts one, which knows only what is in the journals.</summary>
    public async Task<GrpcChannel> StartAloneAsync()
    {
        await StopAsync();
        await AddAsync(_ => { });
        return Channels[0];
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Dispose();
    }

    private async Task AddAsync(Action<IServiceCollection> configure)
    {
        var server = await ChannelServer.StartAsync(
            new Dictionary<string, string?>
            {
                ["Data"] = _directory.Path,
                ["Port"] = "0",
                ["ManagementPort"] = "0",
                ["Journal:SegmentMiB"] = "4",
                ["Journal:ReserveMiB"] = "0",
                ["Reviews:Enabled"] = $"{_areReviewed}",
            },
            TestContext.Current.CancellationToken,
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                configure(services);
            });
        _servers.Add(server);
        Channels.Add(GrpcChannel.ForAddress(server.GrpcAddress));
    }

    private async Task StopAsync()
    {
        Channels.ForEach(channel => channel.Dispose());
        Channels.Clear();
        // The store belongs to the first.
        for (var i = _servers.Count - 1; i >= 0; i--)
            await _servers[i].DisposeAsync();
        _servers.Clear();
    }
}
