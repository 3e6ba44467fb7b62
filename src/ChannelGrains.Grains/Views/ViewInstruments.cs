using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Views;

/// <summary>Instruments of the live views.</summary>
public sealed class ViewInstruments
{
    public const string MeterName = "ChannelGrains.Views";

    private readonly Counter<long> _cells;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _saved;
    private readonly Counter<long> _unreadable;
    private readonly Counter<long> _ahead;
    private readonly Histogram<double> _lag;

    public ViewInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _cells = meter.CreateCounter<long>("channelgrains.views.cells", "{cell}", "Cells that views were told.");
        _missed = meter.CreateCounter<long>("channelgrains.views.missed", "{partner}", "Times that a view had missed versions of a partner and was told all of its month.");
        _saved = meter.CreateCounter<long>("channelgrains.views.saved", "{row}", "Rows saved for the next start.");
        _unreadable = meter.CreateCounter<long>("channelgrains.views.unreadable", "{row}", "Saved rows that could not be read, so that journals were.");
        _ahead = meter.CreateCounter<long>("channelgrains.views.ahead", "{partner}", "Partners of whom more was saved than their journals hold.");
        _lag = meter.CreateHistogram<double>("channelgrains.views.lag", "s", "From the oldest change of a round until all views were told of it.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 5] });
        // There before their first event, so that their rates are seen.
        _missed.Add(0);
        _cells.Add(0);
        _unreadable.Add(0);
        _ahead.Add(0);
    }

    public void OnTold(int cells, TimeSpan lag)
    {
        _cells.Add(cells);
        _lag.Record(lag.TotalSeconds);
    }

    public void OnMissed(int partners) => _missed.Add(partners);

    public void OnSaved(int rows) => _saved.Add(rows);

    public void OnUnreadable(int rows) => _unreadable.Add(rows);

    public void OnAhead() => _ahead.Add(1);
}
