namespace ChannelGrains.Campaigns;

/// <summary>The only places where a campaign lets time pass.</summary>
internal static class Pacing
{
    /// <summary>The moment of a kill, or of a look, is the experiment itself; one that is over is now.</summary>
    public static Task Moment(TimeSpan length) => Task.Delay(length > TimeSpan.Zero ? length : TimeSpan.Zero);

    /// <summary>What the protocol asks of a sender that was refused.</summary>
    public static Task AfterRefusal() => Task.Delay(TimeSpan.FromMilliseconds(50));
}
