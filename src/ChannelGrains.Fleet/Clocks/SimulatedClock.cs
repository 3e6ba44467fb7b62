using ChannelGrains.Fleet.Patterns;

namespace ChannelGrains.Fleet.Clocks;

/// <summary>Simulated time: quick through the history, then by a factor, until it reaches now; then it is now. It never passes its end.</summary>
internal sealed class SimulatedClock
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _quickUntil;
    private readonly DateTimeOffset _end;
    private long _readAt;

    public SimulatedClock(TimeProvider time, DateTimeOffset start, DateTimeOffset quickUntil, DateTimeOffset end, double daySeconds)
    {
        _time = time;
        _quickUntil = quickUntil;
        _end = end;
        Now = start;
        Factor = Day.TotalSeconds / daySeconds;
        Pace = start < quickUntil ? Pace.Quick : Pace.Compressed;
        _readAt = time.GetTimestamp();
    }

    public DateTimeOffset Now { get; private set; }

    /// <summary>True once it has reached its end.</summary>
    public bool HasEnded => Now >= _end;

    /// <summary>Simulated seconds in a real one, while compressed.</summary>
    public double Factor { get; }

    public Pace Pace { get; private set; }

    /// <summary>Moves on: to the next midnight while quick, else by the time that has passed since the last move, at most a day.</summary>
    public DateTimeOffset Advance()
    {
        var elapsed = _time.GetElapsedTime(_readAt);
        _readAt = _time.GetTimestamp();
        var midnight = BeijingTime.StartOf(BeijingTime.DayOf(Now).AddDays(1));
        if (Pace == Pace.Quick)
        {
            Now = Earliest(midnight, Earliest(_quickUntil, _end));
            Pace = Now < _quickUntil ? Pace.Quick : Pace.Compressed;
            return Now;
        }
        var passed = elapsed * Factor;
        var next = Now + (passed < Day ? passed : Day);
        var real = _time.GetUtcNow();
        Pace = next < real ? Pace.Compressed : Pace.Real;
        Now = Earliest(next, Earliest(real, _end));
        return Now;
    }

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
