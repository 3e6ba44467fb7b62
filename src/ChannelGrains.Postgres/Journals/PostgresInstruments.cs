using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChannelGrains.Postgres.Journals;

/// <summary>What the store on PostgreSQL measures, on the meter and the activity source <c>ChannelGrains.Postgres</c>.</summary>
public sealed class PostgresInstruments : IDisposable
{
    public const string MeterName = "ChannelGrains.Postgres";

    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
    };

    internal static readonly ActivitySource Activities = new(MeterName);

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _records;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _full;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _asked;
    private readonly Histogram<int> _commitSize;
    private readonly Histogram<double> _commitDuration;

    /// <param name="meters">Null for a meter of its own, as in tools and tests.</param>
    public PostgresInstruments(IMeterFactory? meters)
    {
        _ownsMeter = meters is null;
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _records = _meter.CreateCounter<long>("channelgrains.postgres.records", "{record}", "Records committed.");
        _bytes = _meter.CreateCounter<long>("channelgrains.postgres.record.bytes", "By", "Bytes of records and index writes committed.");
        _full = _meter.CreateCounter<long>("channelgrains.postgres.full", "{append}", "Appends refused because the queue was full or the database silent.");
        _conflicts = _meter.CreateCounter<long>("channelgrains.postgres.fence_conflicts", "{journal}", "Journals that another process had written to first: what was queued for them was lost.");
        _lost = _meter.CreateCounter<long>("channelgrains.postgres.lost", "{record}", "Queued records that were lost, none of them acknowledged.");
        _failures = _meter.CreateCounter<long>("channelgrains.postgres.commit_failures", "{commit}", "Attempts to commit that failed, each made again.");
        _asked = _meter.CreateCounter<long>("channelgrains.postgres.commits_asked", "{commit}", "Commits whose reply was lost and that were done.");
        _commitSize = _meter.CreateHistogram<int>("channelgrains.postgres.commit.size", "{record}", "Records that shared one commit.");
        _commitDuration = _meter.CreateHistogram<double>("channelgrains.postgres.commit.duration", "s", "One commit, with its attempts.", advice: Durations);
        // A counter that alerts watch is there before its first event, or its first event is no increase.
        foreach (var counter in new[] { _full, _conflicts, _lost, _failures, _asked })
            counter.Add(0);
    }

    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }

    internal void ObserveQueue(Func<long> queuedBytes) =>
        _meter.CreateObservableUpDownCounter("channelgrains.postgres.queue.bytes", queuedBytes, "By", "Bytes that wait for the database.");

    internal void OnCommitted(int records, long bytes, TimeSpan duration)
    {
        _records.Add(records);
        _bytes.Add(bytes);
        _commitSize.Record(records);
        _commitDuration.Record(duration.TotalSeconds);
    }

    internal void OnFull() => _full.Add(1);

    internal void OnConflicts(int journals, int records)
    {
        _conflicts.Add(journals);
        _lost.Add(records);
    }

    internal void OnLost(int records) => _lost.Add(records);

    internal void OnFailed() => _failures.Add(1);

    internal void OnAsked() => _asked.Add(1);
}
