using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Clocks;

public sealed class DemoClockTests
{
    private static readonly DateOnly FirstDay = new(2026, 1, 22);
    private static readonly DateTimeOffset TakenOver = BeijingTime.StartOf(FirstDay.AddDays(Story.TakenOverDay)), Now = TakenOver.AddDays(100);

    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public void GetUtcNow_AtFirst_IsTheDayOnWhichTheStoryIsTakenOverAndGoesOnAsTimeDoes()
    {
        var clock = DemoClock.Of(FirstDay, _time);
        Assert.Equal(TakenOver, clock.GetUtcNow());

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TakenOver.AddSeconds(3), clock.GetUtcNow());
    }

    [Fact]
    public void MoveTo_ATimeThatIsPassedOrNotYet_GoesNeitherBackNorAheadOfNow()
    {
        var clock = DemoClock.Of(FirstDay, _time);

        clock.MoveTo(TakenOver.AddDays(-1));
        Assert.Equal(TakenOver, clock.GetUtcNow());
        clock.MoveTo(TakenOver.AddDays(2));
        Assert.Equal(TakenOver.AddDays(2), clock.GetUtcNow());
        clock.MoveTo(Now.AddDays(1));
        Assert.Equal(Now, clock.GetUtcNow());
    }

    [Fact]
    public void Of_ADayThatIsNotOverYet_IsNow() => Assert.Equal(Now, DemoClock.Of(BeijingTime.DayOf(Now), _time).GetUtcNow());

    [Fact]
    public void Open_AgainDaysLater_GoesOnFromWhereItStood()
    {
        using var directory = new TemporaryDirectory();
        DemoClock.Open(directory.Path, FirstDay, _time).MoveTo(TakenOver.AddDays(5));
        _time.Advance(TimeSpan.FromDays(9));

        Assert.Equal(TakenOver.AddDays(5), DemoClock.Open(directory.Path, null, _time).GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Open_ADamagedFile_IsRefused(string text)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(Path.Combine(directory.Path, "demo.clock"), text);

        Assert.Contains("demo.clock says no time", Assert.Throws<InvalidDataException>(() => DemoClock.Open(directory.Path, FirstDay, _time)).Message);
    }
}
