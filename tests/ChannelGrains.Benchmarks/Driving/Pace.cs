using System.Diagnostics;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>When each frame of a stream is due, whether or not earlier ones were answered.</summary>
/// <param name="FramesPerSecond">Of one stream.</param>
/// <param name="Start">Timestamp at which the first one is due.</param>
/// <param name="Warmup">Frames due before this has passed are not recorded.</param>
internal sealed record Pace(double FramesPerSecond, long Start, TimeSpan Warmup)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public long DueAt(int frame) => Start + (long)(frame / FramesPerSecond * Stopwatch.Frequency);

    public bool IsRecorded(long due) => Stopwatch.GetElapsedTime(Start, due) >= Warmup;

    public static async ValueTask WaitUntilAsync(long due)
    {
        // One wait for whole ticks: 64 callers that look at each tick would be a load of their own.
        while (Stopwatch.GetTimestamp() is var now && now < due)
            await Task.Delay(TimeSpan.FromTicks(Math.Max(Tick.Ticks, Stopwatch.GetElapsedTime(now, due).Ticks / Tick.Ticks * Tick.Ticks)));
    }
}
