using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Instruments of states that are folds of journals: how they come into memory, and what is saved of them.</summary>
internal sealed class JournalledInstruments
{
    public const string MeterName = "ChannelGrains.States";

    private readonly Counter<long> _dropped;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _damaged;
    private readonly Histogram<double> _load;
    private readonly Histogram<long> _records;
    private readonly Histogram<long> _bytes;

    public JournalledInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _load = meter.CreateHistogram<double>("channelgrains.states.load.duration", "s", "Time to read a state from its snapshot and the records behind it.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] });
        _records = meter.CreateHistogram<long>("channelgrains.states.load.records", "{record}", "Records that were folded behind a snapshot: how old it was.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [0, 1, 16, 64, 256, 1_024, 4_096, 65_536] });
        _bytes = meter.CreateHistogram<long>("channelgrains.states.snapshot.size", "By", "Size of the snapshots that were saved.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 16_777_216] });
        _failed = meter.CreateCounter<long>("channelgrains.states.snapshot.failures", "{snapshot}", "Snapshots that could not be saved or read.");
        _dropped = meter.CreateCounter<long>("channelgrains.states.dropped", "{state}", "States that were dropped, as a turn did not come to its end, and are loaded again.");
        _damaged = meter.CreateCounter<long>("channelgrains.states.damaged", "{load}", "Loads that found a journal damaged.");
        // There before their first event, so that their rates are seen.
        _damaged.Add(0);
        _failed.Add(0);
        _dropped.Add(0);
    }

    public void OnLoaded(TimeSpan duration, long records)
    {
        _load.Record(duration.TotalSeconds);
        _records.Record(records);
    }

    public void OnDamaged() => _damaged.Add(1);

    public void OnSaved(int bytes) => _bytes.Record(bytes);

    public void OnSnapshotFailed() => _failed.Add(1);

    public void OnDropped() => _dropped.Add(1);
}
