using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Patterns;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Clocks;

public sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Start = BeijingTime.StartOf(new DateOnly(2026, 1, 1));

    private readonly FakeTimeProvider _time = new(Start.AddDays(4).AddHours(12));

    [Fact]
    public void Advance_InTheHistory_GoesADayAtATime()
    {
        var clock = new SimulatedClock(_time, Start.AddHours(5), Start.AddDays(2), DateTimeOffset.MaxValue, daySeconds: 20);
        Assert.Equal(Pace.Quick, clock.Pace);
        Assert.Equal(Start.AddDays(1), clock.Advance());
        Assert.Equal(Start.AddDays(2), clock.Advance());
        Assert.Equal(Pace.Compressed, clock.Pace);
    }

    [Fact]
    public void Advance_AfterTheHistory_GoesByTheFactor()
    {
        var clock = new SimulatedClock(_time, Start, Start, DateTimeOffset.MaxValue, daySeconds: 20);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Start.AddHours(6), clock.Advance());
        Assert.Equal(4_320, clock.Factor);
        Assert.Equal(Start.AddHours(6), clock.Advance());
    }

    [Fact]
    public void Advance_AtNow_GoesWithIt()
    {
        var clock = new SimulatedClock(_time, Start.AddDays(4), Start, DateTimeOffset.MaxValue, daySeconds: 20);
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(_time.GetUtcNow(), clock.Advance());
        Assert.Equal(Pace.Real, clock.Pace);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_time.GetUtcNow(), clock.Advance());
    }

    [Fact]
    public void Advance_AtTheEnd_Stays()
    {
        var clock = new SimulatedClock(_time, Start, Start, Start.AddHours(7), daySeconds: 20);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Start.AddHours(7), clock.Advance());
        Assert.True(clock.HasEnded);
    }
}
