using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Budgets;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Bytes that each source may have stored in a day through this gateway: the log is never deleted, so one source must not fill the disk for all. Kept in memory: a
/// restart begins anew, and another gateway counts its own.</summary>
internal sealed class SourceBudgets
{
    private readonly ConcurrentDictionary<string, SourceBudget> _bySource = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly long _bytesPerDay;

    public SourceBudgets(TimeProvider time, IOptions<IngestOptions> options, IMeterFactory meters)
    {
        (_time, _bytesPerDay) = (time, options.Value.SourceBytesPerDay);
        meters.Create(GatewayMeter.Name).CreateObservableGauge("channelgrains.gateway.source.budget.used", UsedMost, "1",
            "Part of its bytes of a day that the source which has used most of them has had stored.");
    }

    /// <summary>Null while a source has bytes left, else SOURCE_BUDGET with the time until it has some again.</summary>
    public Refusal? Check(string sourceId)
    {
        if (!_bySource.TryGetValue(sourceId, out var budget) || budget.WaitFor() is not { } wait)
            return null;
        return Refusal.ResourceExhausted("SOURCE_BUDGET",
            $"Source {sourceId} has had its {_bytesPerDay:N0} bytes of a day stored through this gateway (Ingest:SourceBytesPerDay). Nothing of the batch was stored; send it again after the delay.")
            with
        {
            RetryAfter = wait,
        };
    }

    /// <summary>Counts what a source had stored.</summary>
    public void Spend(string sourceId, int bytes) => _bySource.GetOrAdd(sourceId, static (_, budgets) => new SourceBudget(budgets._time, budgets._bytesPerDay), this).Spend(bytes);

    /// <summary>Counts what a decided batch had stored.</summary>
    public void Spend(SentBatch batch)
    {
        if (batch.Reply.StoredBytes > 0)
            Spend(batch.Batch.SourceId, batch.Reply.StoredBytes);
    }

    private double UsedMost()
    {
        var most = 0.0;
        foreach (var (_, budget) in _bySource)
            most = Math.Max(most, budget.Used);
        return most;
    }
}
