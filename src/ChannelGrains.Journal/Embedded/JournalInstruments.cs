using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What the journal measures, on the meter and the activity source <c>ChannelGrains.Journal</c>.</summary>
public sealed class JournalInstruments : IDisposable
{
    public const string MeterName = "ChannelGrains.Journal";

    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    };

    internal static readonly ActivitySource Activities = new(MeterName);

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _appends;
    private readonly Counter<long> _appendBytes;
    private readonly Counter<long> _full;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _recoveredBytes;
    private readonly Counter<long> _indexDamage;
    private readonly Counter<long> _ahead;
    private readonly Histogram<int> _groupSize;
    private readonly Histogram<double> _syncDuration;
    private readonly Histogram<double> _indexDuration;

    /// <param name="meters">Null for a meter of its own, as in tools and tests.</param>
    public JournalInstruments(IMeterFactory? meters)
    {
        _ownsMeter = meters is null;
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _appends = _meter.CreateCounter<long>("channelgrains.journal.appends", "{record}", "Records committed.");
        _appendBytes = _meter.CreateCounter<long>("channelgrains.journal.append.bytes", "By", "Bytes of the log committed.");
        _full = _meter.CreateCounter<long>("channelgrains.journal.full", "{append}", "Appends refused because the queue or the disk was full.");
        _lost = _meter.CreateCounter<long>("channelgrains.journal.lost", "{record}", "Queued records that were not acknowledged when the disk was full or failed.");
        _recoveredBytes = _meter.CreateCounter<long>("channelgrains.journal.recovered.bytes", "By", "Log read again when the store was opened.");
        _indexDamage = _meter.CreateCounter<long>("channelgrains.journal.index.damage", "{read}", "Reads of the index that found damage.");
        _ahead = _meter.CreateCounter<long>("channelgrains.journal.ahead", "{journal}", "Journals of which more had been stored than the log holds.");
        _groupSize = _meter.CreateHistogram<int>("channelgrains.journal.group.size", "{record}", "Records that shared one sync.");
        _syncDuration = _meter.CreateHistogram<double>("channelgrains.journal.sync.duration", "s", "Writing and syncing one batch.", advice: Durations);
        _indexDuration = _meter.CreateHistogram<double>("channelgrains.journal.index.duration", "s", "Applying one batch to the index.", advice: Durations);
        // A counter that alerts watch is there before its first event, or its first event is no increase.
        _full.Add(0);
        _lost.Add(0);
        _indexDamage.Add(0);
        _ahead.Add(0);
    }

    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }

    internal void ObserveQueue(Func<long> queuedBytes) =>
        _meter.CreateObservableUpDownCounter("channelgrains.journal.queue.bytes", queuedBytes, "By", "Bytes that wait for the disk.");

    internal void OnSynced(TimeSpan duration) => _syncDuration.Record(duration.TotalSeconds);

    internal void OnCommitted(int records, long bytes, TimeSpan indexDuration)
    {
        _appends.Add(records);
        _appendBytes.Add(bytes);
        _groupSize.Record(records);
        _indexDuration.Record(indexDuration.TotalSeconds);
    }

    internal void OnFull() => _full.Add(1);

    internal void OnLost(int records) => _lost.Add(records);

    internal void OnRecovered(long bytes) => _recoveredBytes.Add(bytes);

    internal void OnIndexDamage() => _indexDamage.Add(1);

    internal void OnAhead(int journals) => _ahead.Add(journals);
}
