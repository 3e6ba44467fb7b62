using System.Diagnostics;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Postgres;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Crash.Tests.Gateways;

/// <summary>A sender that knows two gateways of one deployment while these are killed and stopped in turn.</summary>
public sealed class GatewayListTests : IAsyncDisposable
{
    private const int Partners = 6, Rounds = 4, EachRound = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly DateTimeOffset Sold = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _one = new(), _other = new();
    private readonly List<ServerProcess> _servers = [];
    private PostgresServer? _postgres;
    private Dictionary<string, string?> _settings = [];
    private long _acknowledged;

    [Fact]
    public async Task Sender_GatewaysEndInTurn_MovesOnAndEachTransactionIsThereOnce()
    {
        await StartAsync();
        Uri[] addresses = [.. _servers.Select(server => new Uri(server.GrpcAddress))];
        using var channel = ClientChannel.Create(addresses, new ClientOptions());
        var source = (await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new() { Source = new() { SourceId = "tills", Mode = SourceMode.Sequenced } })).Source.SourceId;
        foreach (var partner in Enumerable.Range(0, Partners))
            await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new()
            {
                PartnerId = $"p{partner}",
                InitialState = PartnerState.Active,
                Partner = new() { DisplayName = "Shop", ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Asia/Shanghai", CurrencyCode = "CNY" },
            });
        List<SenderOutcome> others = [];
        var sent = 0;
        await using (var sender = TransactionSender.Connect(addresses, new ClientOptions(), source, new SenderOptions
        {
            Mode = SourceMode.Sequenced,
            BatchTransactions = 20,
            BackoffMax = TimeSpan.FromSeconds(1),
            OnOutcome = outcome =>
            {
                if (outcome is Acknowledged acknowledged)
                    Interlocked.Add(ref _acknowledged, acknowledged.Accepted + acknowledged.Duplicates);
                else
                    lock (others)
                        others.Add(outcome);
            },
        }))
        {
            for (var round = 0; round < Rounds; round++)
            {
                for (var end = sent + EachRound; sent < end; sent++)
                    await sender.SendAsync($"p{sent % Partners}", Sale(sent), TestContext.Current.CancellationToken);
                await AcknowledgedAsync(sent - EachRound / 2, sender, others);
                await EndAndStartAgainAsync(round % 2, isKilled: round < 2);
            }
            await sender.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        Assert.Empty(others);
        Assert.Equal(sent, _acknowledged);
        await CountAsync(sent);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _one.Dispose();
        _other.Dispose();
    }

    private static Transaction Sale(int number) => new()
    {
        TransactionId = $"t{number}",
        Kind = TransactionKind.Sale,
        OccurredAt = Timestamp.FromDateTimeOffset(Sold),
        CurrencyCode = "CNY",
        Lines = { new TransactionLine { Sku = "tea", Category = "drinks", QuantityThousandths = 1_000, AmountMicros = 10_000_000 } },
    };

    /// <summary>Two servers that do not know of each other, on one database: what keeps a figure right is the database alone.</summary>
    private async Task StartAsync()
    {
        _postgres = await PostgresServer.StartAsync();
        _settings = new()
        {
            ["Postgres:ConnectionString"] = _postgres.ConnectionString(await _postgres.CreateDatabaseAsync()),
            ["Views:Enabled"] = "false",
            ["Reviews:Enabled"] = "false",
        };
        _servers.Add(await ServerProcess.StartAsync(_one.Path, settings: _settings));
        File.Copy(Path.Combine(_one.Path, "customer.key"), Path.Combine(_other.Path, "customer.key"));
        _servers.Add(await ServerProcess.StartAsync(_other.Path, settings: _settings));
    }

    private async Task EndAndStartAgainAsync(int number, bool isKilled)
    {
        var port = new Uri(_servers[number].GrpcAddress).Port;
        if (isKilled)
            await _servers[number].KillAsync();
        else
            Assert.Equal(0, await _servers[number].StopAsync());
        await _servers[number].DisposeAsync();
        _servers[number] = await ServerProcess.StartAsync(number == 0 ? _one.Path : _other.Path, port, _settings);
    }

    private async Task AcknowledgedAsync(long least, TransactionSender sender, List<SenderOutcome> others)
    {
        var began = Stopwatch.GetTimestamp();
        while (Interlocked.Read(ref _acknowledged) < least)
        {
            lock (others)
                Assert.True(others.Count == 0 && Stopwatch.GetElapsedTime(began) < Patience, $"{_acknowledged} of {least} are acknowledged; {sender.Progress}; {string.Join(", ", others)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks a server that knows only what is in the database.</summary>
    private async Task CountAsync(int sent)
    {
        foreach (var server in _servers)
            await server.KillAsync();
        await using var alone = await ServerProcess.StartAsync(_one.Path, settings: _settings);
        using var channel = ClientChannel.Create(new Uri(alone.GrpcAddress), new ClientOptions());
        var kpis = new KpiService.KpiServiceClient(channel);
        for (var partner = 0; partner < Partners; partner++)
        {
            var answer = await kpis.GetPartnerKpisAsync(new() { PartnerId = $"p{partner}", Period = "2026-03" });
            Assert.Equal(sent / Partners, answer.Kpis.Total.Transactions);
        }
    }
}
