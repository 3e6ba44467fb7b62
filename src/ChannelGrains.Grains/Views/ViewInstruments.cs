using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Views;

/// <summary>Instruments of the live views.</summary>
public sealed class ViewInstruments
{
    public const string MeterName = "ChannelGrains.Views";

    private readonly Counter<long> _cells;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _saved;
    private readonly Histogram<double> _lag;

    public ViewInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _cells = meter.CreateCounter<long>("channelgrains.views.cells", "{cell}", "Cells that views were told.");
        _missed = meter.CreateCounter<long>("channelgrains.views.missed", "{partner}", "Times that a view had missed versions of a partner and was told all of its month.");
        _saved = meter.CreateCounter<long>("channelgrains.views.saved", "{row}", "Rows saved for the next start.");
        _lag = meter.CreateHistogram<double>("channelgrains.views.lag", "s", "From the oldest change of a round until all views were told of it.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 5] });
        // There before their first event, so that their rates are seen.
        _missed.Add(0);
        _cells.Add(0);
    }

    public void OnTold(int cells, TimeSpan lag)
    {
        _cells.Add(cells);
        _lag.Record(lag.TotalSeconds);
    }

    public void OnMissed(int partners) => _missed.Add(partners);

    public void OnSaved(int rows) => _saved.Add(rows);
}
