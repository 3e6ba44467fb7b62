using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Instruments of the answers about the past.</summary>
public sealed class AsOfInstruments
{
    public const string MeterName = "ChannelGrains.AsOf";

    private readonly Counter<long> _records;
    private readonly Histogram<double> _duration;

    public AsOfInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _records = meter.CreateCounter<long>("channelgrains.asof.records", "{record}", "Records that were folded to answer about the past.");
        _duration = meter.CreateHistogram<double>("channelgrains.asof.duration", "s", "Time to fold a journal up to an instant.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] });
        // There before its first event, so that its rate is seen.
        _records.Add(0);
    }

    public void OnFolded(long records, TimeSpan duration)
    {
        _records.Add(records);
        _duration.Record(duration.TotalSeconds);
    }
}
