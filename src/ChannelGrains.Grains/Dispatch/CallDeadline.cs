using Orleans.Runtime;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>Until when a call of a gateway apart may begin. A silo that hung wakes to what gateways had sent by it, and passes it on. By then a gateway has told its caller that the outcome is
/// unknown, or has made the call again and told what came of that: so it must not begin any more.</summary>
internal static class CallDeadline
{
    /// <summary>How far the clocks of the processes may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private const string Key = "channelgrains.until";

    /// <summary>Says it of what is called next.</summary>
    public static void Set(DateTimeOffset until) => RequestContext.Set(Key, until.UtcTicks);

    /// <summary>What is said of the call that has come; null where nothing is. Calls that are made for it are not held to it.</summary>
    public static DateTimeOffset? Take()
    {
        if (RequestContext.Get(Key) is not long ticks)
            return null;
        RequestContext.Remove(Key);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
