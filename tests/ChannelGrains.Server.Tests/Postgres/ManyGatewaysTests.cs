using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Journal;
using ChannelGrains.Postgres.Journals;
using ChannelGrains.Testing.Clusters;
using Google.Rpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>What gateways of other processes send to one silo while its store does not answer.</summary>
public sealed class ManyGatewaysTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const int HeldBytes = 256 << 10, Sales = 200;

    private readonly List<TestServer> _gateways = [];
    private TestServer _silo = null!;

    private HookedStore Store => (HookedStore)_silo.Services.GetRequiredService<IJournalStore>();

    private HeldMessages Messages => _silo.Services.GetRequiredService<HeldMessages>();

    public async ValueTask InitializeAsync()
    {
        var settings = await postgres.NewStoreAsync();
        // Nothing else asks the store while it does not answer.
        settings["Views:Enabled"] = settings["Reviews:Enabled"] = "false";
        settings["Ingest:SourceRefresh"] = "01:00:00";
        var ports = ClusterProcesses.FreePorts(2);
        (settings["Cluster:SiloPort"], settings["Cluster:SiloGatewayPort"]) = ($"{ports[0]}", $"{ports[1]}");
        _silo = await TestServer.StartAsync(settings, configure: services => services
            .Replace(ServiceDescriptor.Singleton<IJournalStore>(HookedStore.Of))
            .Replace(ServiceDescriptor.Singleton(provider => new HeldMessages(provider.GetRequiredService<ILocalSiloDetails>(), HeldBytes))));
        foreach (var _ in Enumerable.Range(0, 2))
            _gateways.Add(await TestServer.StartAsync(new Dictionary<string, string?>(settings.Where(setting => !setting.Key.StartsWith("Cluster:", StringComparison.Ordinal))) { ["Roles"] = "gateway" }));
    }

    public async ValueTask DisposeAsync()
    {
        Store.ReleaseCommits();
        foreach (var gateway in _gateways)
            await gateway.DisposeAsync();
        await _silo.DisposeAsync();
    }

    [Fact]
    public async Task Batches_OverTheBytesOfASilo_AreRefusedWithADelayAndTakenLater()
    {
        var (source, partners) = await PartnersAsync(16);
        Store.HoldCommits();
        var sent = Send(source, partners);
        // What is refused counts for a moment too, so that fewer than the bound may be held.
        var most = HeldBytes / Batch(partners[0]).CalculateSize();
        await Eventually.TrueAsync(() => sent.Count(call => call.IsFaulted) >= sent.Count - most);
        Assert.InRange(Messages.Held, 1, HeldBytes);
        var refused = sent.Where(call => call.Exception?.InnerException is RpcException { StatusCode: StatusCode.ResourceExhausted }).ToList();
        Assert.InRange(refused.Count, sent.Count - most, sent.Count - 1);
        Assert.All(refused, call =>
        {
            var exception = Refused.With(StatusCode.ResourceExhausted, "OVERLOADED", (RpcException)call.Exception!.InnerException!);
            Assert.True(exception.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        });
        Store.ReleaseCommits();
        await SendAgainAsync(source, partners, sent);
        await Eventually.TrueAsync(() => Messages.Held == 0);
    }

    [Fact]
    public async Task Turns_OfMessagesThatWaitForTheStore_AreNoMoreThanTheirBound()
    {
        var (source, partners) = await PartnersAsync(IngestTurns.MaxWaiting + 16);
        var (held, waiting) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        Store.BeforeReadIndex = () =>
        {
            Interlocked.Increment(ref waiting);
            return held.Task;
        };
        var sent = Send(source, partners, sales: 1);
        try
        {
            await Eventually.TrueAsync(() => Volatile.Read(ref waiting) >= IngestTurns.MaxWaiting);
            await new TestClient(_silo.Channel).CreatePartnerAsync();
            Assert.Equal(IngestTurns.MaxWaiting, Volatile.Read(ref waiting));
        }
        finally
        {
            Store.BeforeReadIndex = null;
            held.SetResult();
        }
        await SendAgainAsync(source, partners, sent, sales: 1);
    }

    /// <summary>A source and partners with a sale, which both gateways know.</summary>
    private async Task<(string Source, IReadOnlyList<string> Partners)> PartnersAsync(int count)
    {
        var client = new TestClient(_gateways[0].Channel);
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        var partners = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.CreatePartnerAsync()));
        foreach (var gateway in _gateways)
            foreach (var partner in partners)
                await new TestClient(gateway.Channel).SubmitAsync(source, Make.Keyed(partner, Make.Sale("first")));
        return (source, partners);
    }

    /// <summary>One batch of each partner by each gateway.</summary>
    private List<Task<BatchResult>> Send(string source, IReadOnlyList<string> partners, int sales = Sales) =>
        [.. _gateways.SelectMany(gateway => partners.Select(partner => new TestClient(gateway.Channel).SubmitAsync(source, Batch(partner, sales))))];

    /// <summary>Once all that was sent has an answer, whichever: each sale is taken once.</summary>
    private async Task SendAgainAsync(string source, IReadOnlyList<string> partners, List<Task<BatchResult>> sent, int sales = Sales)
    {
        await Task.WhenAll(sent.Select(call => call.ContinueWith(_ => { }, TaskScheduler.Default)));
        var client = new TestClient(_gateways[1].Channel);
        foreach (var partner in partners)
        {
            var result = await client.SubmitAsync(source, Batch(partner, sales));
            Assert.Equal(sales, result.Accepted + result.Duplicates);
            Assert.Equal(10m * (1 + sales), await client.NetAsync(partner));
        }
    }

    private static TransactionBatch Batch(string partner, int sales = Sales) => Make.Keyed(partner, [.. Enumerable.Range(0, sales).Select(number => Make.Sale($"sale-{number}"))]);
}
