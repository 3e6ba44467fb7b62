namespace ChannelGrains.Campaigns;

/// <summary>The only places where a campaign lets time pass.</summary>
internal static class Pacing
{
    /// <summary>The moment of a kill is the experiment itself.</summary>
    public static Task Moment(TimeSpan length) => Task.Delay(length);

    /// <summary>What the protocol asks of a sender that was refused.</summary>
    public static Task AfterRefusal() => Task.Delay(TimeSpan.FromMilliseconds(50));
}
