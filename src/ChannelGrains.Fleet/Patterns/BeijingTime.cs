namespace ChannelGrains.Fleet.Patterns;

/// <summary>The fleet's time zone, UTC+8 all year.</summary>
internal static class BeijingTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset At(DateOnly day, TimeSpan time) => new(day.ToDateTime(TimeOnly.MinValue) + time, Offset);

    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeSpan.Zero);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);
}
