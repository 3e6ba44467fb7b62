using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Grains;

/// <summary>Instants as microseconds since 1970-01-01 UTC, and these as protobuf timestamps.</summary>
public static class Timestamps
{
    public static long ToMicros(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>A caller's instant; one that is out of range is the nearest that is not.</summary>
    public static long ToMicros(Timestamp time) =>
        (Math.Clamp(time.Seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()) * 1_000_000) + (Math.Clamp(time.Nanos, 0, 999_999_999) / 1_000);

    public static Timestamp FromMicros(long micros)
    {
        var seconds = Math.DivRem(micros, 1_000_000, out var rest);
        return rest < 0
            ? new Timestamp { Seconds = seconds - 1, Nanos = (int)(rest + 1_000_000) * 1_000 }
            : new Timestamp { Seconds = seconds, Nanos = (int)rest * 1_000 };
    }
}
