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
        while (Stopwatch.GetTimestamp() < due)
            await Task.Delay(Tick);
    }
}
