using ChannelGrains.Dashboard.Live;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Tests.Live;

public sealed class DrawPaceTests
{
    private static readonly DashboardOptions Options = new() { Pace = TimeSpan.FromMilliseconds(100), SlowestPace = TimeSpan.FromSeconds(3), DrawShare = 0.05 };

    [Fact]
    public void Interval_FewPagesOrCheapOnes_IsThePagesPace()
    {
        var pace = Create();
        Assert.Equal(Options.Pace, pace.Interval);
        pace.Enter();
        Drawn(pace, TimeSpan.FromMilliseconds(1));
        Assert.Equal(Options.Pace, pace.Interval);
    }

    [Fact]
    public void Interval_ManyPages_HoldsTheirDrawingToItsShare()
    {
        var pace = Create();
        // A millisecond each, of which a processor may give a twentieth: 50 pages a processor each second.
        for (var page = 0; page < 50 * Environment.ProcessorCount; page++)
            pace.Enter();
        Drawn(pace, TimeSpan.FromMilliseconds(1));
        Assert.InRange(pace.Interval.TotalSeconds, 0.99, 1.01);
        Drawn(pace, TimeSpan.FromMilliseconds(100));
        Assert.Equal(Options.SlowestPace, pace.Interval);
        for (var page = 0; page < 50 * Environment.ProcessorCount; page++)
            pace.Leave();
        Assert.Equal(Options.Pace, pace.Interval);
    }

    private static DrawPace Create() => ActivatorUtilities.CreateInstance<DrawPace>(new ServiceCollection().AddMetrics().BuildServiceProvider(), Options);

    private static void Drawn(DrawPace pace, TimeSpan each)
    {
        for (var draw = 0; draw < 500; draw++)
            pace.Took(each);
    }
}
