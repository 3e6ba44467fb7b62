namespace ChannelGrains.Grains.Feed;

/// <summary>How far the views are behind what this process committed; a gateway without a silo commits nothing.</summary>
public sealed class ViewDelay
{
    private readonly ViewFeed? _feed;

    internal ViewDelay(ViewFeed? feed) => _feed = feed;

    /// <summary>Age of the oldest change that some view was not told of; zero when there is none, or there are no views.</summary>
    public TimeSpan Now => _feed is { IsEnabled: true } ? _feed.Behind : TimeSpan.Zero;
}
