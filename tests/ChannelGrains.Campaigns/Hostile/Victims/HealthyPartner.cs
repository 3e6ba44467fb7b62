using System.Collections.Concurrent;
using System.Diagnostics;
using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile.Victims;

/// <summary>A till that sells once in a while on a stream of its own, and must not notice the attack.</summary>
internal sealed class HealthyPartner(GrpcChannel channel, HostileLedger ledger, Findings findings, string prefix) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<long, long> _sentAt = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _selling = Task.CompletedTask;

    public Latencies Latencies { get; } = new();

    public void Start() => _selling = Task.Run(SellAsync);

    /// <summary>Sells no more and waits for the last results.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _selling;
        _stop.Dispose();
    }

    private async Task SellAsync()
    {
        var stream = await RawStream.OpenAsync(channel, HostileKeys.HealthyId, new Statuses("healthy partner", findings), Answered);
        if (stream is null)
        {
            findings.Add(FindingKind.Running, "The healthy partner's stream was refused.");
            return;
        }
        await using (stream)
        {
            using var timer = new PeriodicTimer(Interval);
            for (var number = 1L; !_stop.IsCancellationRequested && await timer.WaitForNextTickAsync(); number++)
            {
                var batch = HostileBatch.Of(number, HostileKeys.HealthyId, [HostileTransaction.Sale($"{prefix}-{number}")]);
                _sentAt[number] = Stopwatch.GetTimestamp();
                if (!await stream.SendAsync([batch], stream.Window, CancellationToken.None))
                {
                    findings.Add(FindingKind.Running, "The healthy partner's stream was cut.");
                    return;
                }
            }
            if (!await stream.AnsweredAsync())
                findings.Add(FindingKind.Running, $"The healthy partner waits for {stream.Unanswered.Count()} results in vain.");
        }
    }

    private void Answered(HostileBatch batch, BatchResult result)
    {
        if (_sentAt.TryRemove(batch.BatchId, out var sentAt))
            Latencies.Add(Stopwatch.GetElapsedTime(sentAt));
        if (!ledger.Take(batch, result))
            findings.Add(FindingKind.Answer, $"A sale of the healthy partner was refused: {result.Error.Message}");
    }
}
