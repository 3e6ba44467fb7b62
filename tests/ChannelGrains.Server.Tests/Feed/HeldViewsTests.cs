using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Feed;

public sealed class HeldViewsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void OnFailed_AgainAndAgain_WaitsLongerUpToAMinute()
    {
        var held = new HeldViews(_time);
        var view = PartnerMonths.View(1);
        Assert.False(held.Holds(view));
        List<double> waits = [];
        for (var i = 0; i < 8; i++)
        {
            waits.Add(held.OnFailed(view).TotalSeconds);
            Assert.True(held.Holds(view));
            _time.Advance(TimeSpan.FromSeconds(waits[^1]));
            Assert.False(held.Holds(view));
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits);
        held.OnTold(view);
        Assert.Equal(1, held.OnFailed(view).TotalSeconds);
    }
}
