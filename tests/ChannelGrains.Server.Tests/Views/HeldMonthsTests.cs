using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Views;

public sealed class HeldMonthsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void OnFailed_AgainAndAgain_WaitsLongerUpToAMinute()
    {
        var held = new HeldMonths(_time);
        Assert.False(held.Holds(1));
        List<double> waits = [];
        for (var i = 0; i < 8; i++)
        {
            waits.Add(held.OnFailed(1).TotalSeconds);
            Assert.True(held.Holds(1));
            _time.Advance(TimeSpan.FromSeconds(waits[^1]));
            Assert.False(held.Holds(1));
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits);
        held.OnTold(1);
        Assert.Equal(1, held.OnFailed(1).TotalSeconds);
    }
}
