using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Makes clocks that a test drives.</summary>
internal static class DrivenClock
{
    /// <summary>A clock that each look at moves by a microsecond. Orleans waits in whole milliseconds for times that lie between two of them, and
    /// looks again until they have come: on a clock that stands still, for ever.</summary>
    public static FakeTimeProvider StartingAt(DateTimeOffset start) => new(start) { AutoAdvanceAmount = TimeSpan.FromMicroseconds(1) };
}
