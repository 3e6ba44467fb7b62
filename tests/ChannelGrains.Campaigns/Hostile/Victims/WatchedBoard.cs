using System.Diagnostics;
using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile.Victims;

/// <summary>A dashboard: watches the healthy partner, the leaderboard, the channel and a market, and asks for figures every so often.</summary>
internal sealed class WatchedBoard(GrpcChannel channel, Findings findings) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly KpiService.KpiServiceClient _kpis = new(channel);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private int _answers;

    public Latencies Latencies { get; } = new();

    /// <summary>Answers of watches so far.</summary>
    public int Answers => Volatile.Read(ref _answers);

    public void Start()
    {
        var until = _stop.Token;
        _running.Add(Task.Run(AskAsync));
        _running.Add(WatchAsync(_kpis.WatchPartnerKpis(new WatchPartnerKpisRequest { PartnerId = HostileKeys.HealthyId, Period = Month.Id }, cancellationToken: until)));
        _running.Add(WatchAsync(_kpis.WatchLeaderboard(new WatchLeaderboardRequest { Period = Month.Id }, cancellationToken: until)));
        _running.Add(WatchAsync(_kpis.WatchChannelKpis(new WatchChannelKpisRequest { Period = Month.Id }, cancellationToken: until)));
        _running.Add(WatchAsync(new MarketService.MarketServiceClient(channel).WatchMarketShare(
            new WatchMarketShareRequest { Period = Month.Id, Category = "tea" }, cancellationToken: until)));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    private async Task AskAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        while (!_stop.IsCancellationRequested && await timer.WaitForNextTickAsync())
        {
            var asked = Stopwatch.GetTimestamp();
            try
            {
                await _kpis.GetPartnerKpisAsync(
                    new GetPartnerKpisRequest { PartnerId = HostileKeys.HealthyId, Period = Month.Id }, cancellationToken: _stop.Token);
                Latencies.Add(Stopwatch.GetElapsedTime(asked));
            }
            catch (RpcException exception)
            {
                Judge("GetPartnerKpis", exception);
            }
        }
    }

    private async Task WatchAsync<TAnswer>(AsyncServerStreamingCall<TAnswer> watch)
    {
        using (watch)
            try
            {
                while (await watch.ResponseStream.MoveNext(CancellationToken.None))
                    Interlocked.Increment(ref _answers);
                findings.Add(FindingKind.Running, $"A watch of {typeof(TAnswer).Name} ended by itself.");
            }
            catch (RpcException exception)
            {
                Judge(typeof(TAnswer).Name, exception);
            }
    }

    private void Judge(string what, RpcException exception)
    {
        if (!_stop.IsCancellationRequested)
            findings.Add(FindingKind.Answer, $"The dashboard's {what} ended with {exception.StatusCode}: {exception.Status.Detail}");
    }
}
