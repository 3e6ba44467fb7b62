using System.Diagnostics;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Testing.Clusters;
using Grpc.Core;
using Grpc.Net.Client;
using Npgsql;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>Two silos and a gateway whose database, or whose table of silos, does not answer for a while.</summary>
public sealed class StoreLossTests : IAsyncLifetime
{
    private const int Partners = 6, Sales = 20;

    /// <summary>So long a silo may answer from memory, and so long a call that asks the database, and is made again by the gateway, may take until the silence is known; with room for a busy machine.</summary>
    private static readonly TimeSpan Belief = TimeSpan.FromSeconds(5), LongestCall = TimeSpan.FromSeconds(14);

    /// <summary>Until all processes say that they are not ready, and that they are again.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(20);

    private ClusterProcesses _cluster = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await ClusterProcesses.StartAsync(silos: 2, gateways: 1);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Reads_WhileTheDatabaseHangs_AreRefusedAndNoProcessIsReadyUntilItGoesOn()
    {
        var partners = await SoldAsync();
        await _cluster.Postgres.PauseAsync();
        var paused = Stopwatch.GetTimestamp();
        var answeredAfter = await RefusedAsync(partners, paused);
        Assert.True(answeredAfter < Belief + TimeSpan.FromSeconds(1), $"A read was answered from memory {answeredAfter} after the database hung.");
        await ReadyAsync(isReady: false);
        // What nobody waits for is said at once.
        var asked = Stopwatch.GetTimestamp();
        Assert.Equal(StatusCode.Unavailable, await ReadAsync(partners[0]));
        Assert.True(Stopwatch.GetElapsedTime(asked) < Belief / 2, $"A read was refused after {Stopwatch.GetElapsedTime(asked)}.");
        await _cluster.Postgres.ContinueAsync();
        await ReadyAsync(isReady: true);
        await WholeAsync(partners, Sales);
    }

    [Fact]
    public async Task Sales_WhileTheTableOfSilosIsLocked_GoOn()
    {
        var partners = await SoldAsync();
        await using var load = await ClusterSales.StartAsync("others", partners, _cluster.Gateways);
        await using var connection = new NpgsqlConnection(_cluster.ConnectionString);
        await connection.OpenAsync(Stop);
        await using (var transaction = await connection.BeginTransactionAsync(Stop))
        {
            await using var locking = new NpgsqlCommand("lock table channelgrains.silo, channelgrains.cluster in access exclusive mode", connection, transaction);
            await locking.ExecuteNonQueryAsync(Stop);
            // Longer than silos write that they live, and read who else does.
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < 3 * Belief;)
            {
                await load.SendAsync(Partners, Stop);
                await load.FlushAsync(Stop).WaitAsync(LongestCall, Stop);
                foreach (var partner in partners)
                    Assert.Equal(StatusCode.OK, await ReadAsync(partner));
            }
            await transaction.RollbackAsync(Stop);
        }
        Assert.Empty(load.Others);
        await ReadyAsync(isReady: true);
        await WholeAsync(partners, Sales + (load.Sent / Partners));
    }

    private async Task<IReadOnlyList<string>> SoldAsync()
    {
        var partners = await ClusterSales.MakePartnersAsync("shop", Partners, _cluster.Gateways);
        await using var load = await ClusterSales.StartAsync("tills", partners, _cluster.Gateways);
        await load.SendAsync(Sales * Partners, Stop);
        await load.FlushAsync(Stop).WaitAsync(Noticed, Stop);
        return partners;
    }

    /// <summary>Reads until nobody is answered any more.</summary>
    /// <returns>When the last answer was asked for.</returns>
    private async Task<TimeSpan> RefusedAsync(IReadOnlyList<string> partners, long since)
    {
        var last = TimeSpan.Zero;
        for (var refused = 0; refused < partners.Count;)
        {
            refused = 0;
            foreach (var partner in partners)
            {
                var asked = Stopwatch.GetElapsedTime(since);
                Assert.True(asked < Belief + (2 * LongestCall * Partners), "Reads are answered from memory.");
                var code = await ReadAsync(partner);
                var took = Stopwatch.GetElapsedTime(since) - asked;
                Assert.True(took < LongestCall, $"A read took {took}.");
                if (code == StatusCode.OK)
                    last = asked;
                else
                {
                    Assert.Equal(StatusCode.Unavailable, code);
                    refused++;
                }
            }
        }
        return last;
    }

    /// <summary>Once: a channel of the client would ask again.</summary>
    private async Task<StatusCode> ReadAsync(string partner)
    {
        using var channel = GrpcChannel.ForAddress(_cluster.Gateways[0]);
        try
        {
            await new KpiService.KpiServiceClient(channel).GetPartnerKpisAsync(new() { PartnerId = partner, Period = "2026-03" });
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }

    private async Task ReadyAsync(bool isReady)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Noticed);
        using var client = new HttpClient();
        foreach (var process in _cluster.All)
            while ((await client.GetAsync(new Uri($"{process.ManagementAddress}/health/ready"), patience.Token)).IsSuccessStatusCode != isReady)
                await Task.Delay(50, patience.Token);
    }

    private async Task WholeAsync(IReadOnlyList<string> partners, int sales) =>
        Assert.All(await ClusterSales.FiguresAsync(partners, _cluster.Gateways[0]), figures => Assert.Equal(((long)sales, (long)sales * ClusterSales.Amount), figures));
}
