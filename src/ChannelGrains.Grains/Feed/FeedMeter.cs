namespace ChannelGrains.Grains.Feed;

/// <summary>The meter of the feed's instruments.</summary>
public static class FeedMeter
{
    public const string Name = "ChannelGrains.Views";
}
