using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>What a watch of actions shows.</summary>
/// <param name="Board">All of them, counted.</param>
/// <param name="First">The first ones by due time.</param>
[GenerateSerializer, Immutable]
public sealed record ActionsShown([property: Id(0)] ActionBoard Board, [property: Id(1)] ActionPage First);
