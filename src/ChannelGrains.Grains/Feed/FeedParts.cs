namespace ChannelGrains.Grains.Feed;

/// <summary>The parts of the feed, as they are registered.</summary>
internal sealed class FeedParts(IEnumerable<FeedPart> all)
{
    public IReadOnlyList<FeedPart> All { get; } = [.. all];

    /// <summary>The part with a space; null where none has it any more.</summary>
    public FeedPart? Find(byte space)
    {
        foreach (var part in All)
            if (part.Space == space)
                return part;
        return null;
    }

    public FeedPart Of(byte space) => Find(space) ?? throw new InvalidOperationException($"No part of the feed has the space {space}.");
}
