using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Reviews;

/// <summary>Instruments of the reviews.</summary>
internal sealed class ReviewInstruments
{
    public const string MeterName = "ChannelGrains.Reviews";

    private const string Cause = "cause";

    private readonly Meter _meter;
    private readonly Counter<long> _reviewed;
    private readonly Counter<long> _putOff;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _saved;
    private readonly Histogram<double> _lag;

    public ReviewInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _reviewed = _meter.CreateCounter<long>("channelgrains.reviews.run", "{review}", "Reviews of partners that came to their end.");
        _putOff = _meter.CreateCounter<long>("channelgrains.reviews.put_off", "{review}", "Reviews of partners that are tried again.");
        _failed = _meter.CreateCounter<long>("channelgrains.reviews.failed", "{review}", "Reviews that threw; they are tried again.");
        _facts = _meter.CreateCounter<long>("channelgrains.reviews.facts", "{fact}", "Facts that reviews stated.");
        _saved = _meter.CreateCounter<long>("channelgrains.reviews.saved", "{row}", "Rows saved that say when partners were reviewed and are due.");
        _lag = _meter.CreateHistogram<double>("channelgrains.reviews.lag", "s", "From a fact, or the time that a partner was due, until its review was done.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.15, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 5, 10, 60] });
        // There before their first event, so that their rates are seen.
        foreach (var cause in Enum.GetValues<ReviewCause>())
            _reviewed.Add(0, Of(cause));
        _putOff.Add(0);
        _failed.Add(0);
        _facts.Add(0);
        _saved.Add(0);
    }

    /// <summary>Has sizes observed.</summary>
    /// <param name="waiting">Partners that wait for a review.</param>
    /// <param name="scheduled">Partners known to be due within the horizon.</param>
    public void Observe(Func<int> waiting, Func<int> scheduled)
    {
        _meter.CreateObservableGauge("channelgrains.reviews.waiting", waiting, "{partner}", "Partners that wait for a review, as facts came for them.");
        _meter.CreateObservableGauge("channelgrains.reviews.scheduled", scheduled, "{partner}", "Partners that are due within the horizon if nothing arrives.");
    }

    public void OnReviewed(ReviewCause cause, TimeSpan? lag)
    {
        _reviewed.Add(1, Of(cause));
        if (lag is { } waited)
            _lag.Record(waited.TotalSeconds);
    }

    public void OnPutOff() => _putOff.Add(1);

    public void OnFailed() => _failed.Add(1);

    public void OnFact() => _facts.Add(1);

    public void OnSaved(int rows) => _saved.Add(rows);

    private static KeyValuePair<string, object?> Of(ReviewCause cause) => new(Cause, cause switch
    {
        ReviewCause.Fact => "fact",
        ReviewCause.Due => "due",
        _ => "behind",
    });
}
