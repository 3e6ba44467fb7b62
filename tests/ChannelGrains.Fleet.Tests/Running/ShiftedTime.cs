namespace ChannelGrains.Fleet.Tests.Running;

/// <summary>The system's clock, set to another time when it is made.</summary>
internal sealed class ShiftedTime(DateTimeOffset now) : TimeProvider
{
    private readonly TimeSpan _ahead = now - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
