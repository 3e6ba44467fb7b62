using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

/// <summary>Instruments of the feed, by part.</summary>
internal sealed class ViewInstruments
{
    private const string Part = "part";

    private static readonly ActivitySource Source = new(FeedMeter.Name);

    private readonly Counter<long> _cells;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _saved;
    private readonly Counter<long> _unreadable;
    private readonly Counter<long> _ahead;
    private readonly Histogram<double> _lag;

    public ViewInstruments(IMeterFactory meters, FeedParts parts)
    {
        var meter = meters.Create(FeedMeter.Name);
        _cells = meter.CreateCounter<long>("channelgrains.views.cells", "{cell}", "Cells that views were told.");
        _missed = meter.CreateCounter<long>("channelgrains.views.missed", "{partner}", "Times that a view had missed versions of a partner and was told all of its cells.");
        _saved = meter.CreateCounter<long>("channelgrains.views.saved", "{row}", "Rows saved for the next start.");
        _unreadable = meter.CreateCounter<long>("channelgrains.views.unreadable", "{row}", "Saved rows that could not be read, so that journals were.");
        _ahead = meter.CreateCounter<long>("channelgrains.views.ahead", "{partner}", "Partners of whom more was saved than their journals hold.");
        _lag = meter.CreateHistogram<double>("channelgrains.views.lag", "s", "From the oldest change of a round until all views were told of it.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2, 5] });
        // There before their first event, so that their rates are seen.
        foreach (var part in parts.All)
        {
            OnTold(part, 0, 0);
            OnSaved(part, 0);
            OnUnreadable(part, 0);
        }
        _ahead.Add(0);
    }

    /// <summary>What changes a partner now, if it is traced.</summary>
    public static Activity? Current => Source.HasListeners() ? Activity.Current : null;

    /// <summary>Starts the span of a round; null when it tells of nothing that is traced.</summary>
    public static Activity? StartRound(SharedSpan spans) => spans.IsEmpty ? null : spans.Start(Source, "views.tell");

    public void OnRound(TimeSpan lag) => _lag.Record(lag.TotalSeconds);

    /// <summary>A view was told.</summary>
    /// <param name="part">Its part.</param>
    /// <param name="cells">Cells that it was told.</param>
    /// <param name="missing">Partners of which it misses something.</param>
    public void OnTold(FeedPart part, int cells, int missing)
    {
        _cells.Add(cells, Of(part));
        _missed.Add(missing, Of(part));
    }

    public void OnSaved(FeedPart part, int rows) => _saved.Add(rows, Of(part));

    public void OnUnreadable(FeedPart part, int rows) => _unreadable.Add(rows, Of(part));

    public void OnAhead() => _ahead.Add(1);

    private static KeyValuePair<string, object?> Of(FeedPart part) => new(Part, part.Name);
}
