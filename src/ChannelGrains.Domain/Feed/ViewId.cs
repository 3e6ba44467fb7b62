namespace ChannelGrains.Domain.Feed;

/// <summary>A view: one of those of a part of the feed.</summary>
/// <param name="Part">The part, by the space of its saved rows.</param>
/// <param name="Number">Its number among the part's, such as a month.</param>
[GenerateSerializer, Immutable]
public readonly record struct ViewId([property: Id(0)] byte Part, [property: Id(1)] int Number);
