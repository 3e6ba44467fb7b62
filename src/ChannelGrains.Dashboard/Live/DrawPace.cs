using System.Diagnostics.Metrics;

namespace ChannelGrains.Dashboard.Live;

/// <summary>How often pages are drawn: at the page's pace, and more seldom where all of them would take more than their share of the processors, so that those who look never slow those who sell.</summary>
internal sealed class DrawPace
{
    /// <summary>What the newest draw counts in the mean.</summary>
    private const double Weight = 0.05;

    private readonly DashboardOptions _options;
    private double _seconds;
    private int _pages;

    public DrawPace(DashboardOptions options, IMeterFactory meters)
    {
        _options = options;
        meters.Create(LiveQuestions.MeterName).CreateObservableGauge("channelgrains.page.pace", () => Interval.TotalSeconds, "s", "Least time between two changes of what a page shows.");
    }

    /// <summary>Least time between two draws of a page.</summary>
    public TimeSpan Interval
    {
        get
        {
            var fair = TimeSpan.FromSeconds(Volatile.Read(ref _pages) * Volatile.Read(ref _seconds) / (_options.DrawShare * Environment.ProcessorCount));
            return fair < _options.Pace ? _options.Pace : fair > _options.SlowestPace ? _options.SlowestPace : fair;
        }
    }

    /// <summary>Somebody looks at one more page.</summary>
    public void Enter() => Interlocked.Increment(ref _pages);

    public void Leave() => Interlocked.Decrement(ref _pages);

    /// <summary>What it took to draw the changes of a page once. Draws of two pages at once may lose one of the two, which the mean does not miss.</summary>
    public void Took(TimeSpan draw) => Volatile.Write(ref _seconds, Volatile.Read(ref _seconds) * (1 - Weight) + draw.TotalSeconds * Weight);
}
