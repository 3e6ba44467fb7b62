namespace ChannelGrains.Domain.Actions;

/// <summary>The actions of one name.</summary>
/// <param name="Name">A kind, priority, owner, region or channel type; empty is none.</param>
/// <param name="Counts">How many.</param>
[GenerateSerializer, Immutable]
public readonly record struct ActionBoardRow([property: Id(0)] string Name, [property: Id(1)] ActionCounts Counts);
