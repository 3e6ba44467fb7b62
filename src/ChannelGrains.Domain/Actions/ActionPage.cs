namespace ChannelGrains.Domain.Actions;

/// <summary>A page of actions.</summary>
/// <param name="Items">The actions.</param>
/// <param name="Last">What the next page goes on behind; null on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ActionPage([property: Id(0)] IReadOnlyList<ActionItem> Items, [property: Id(1)] ActionPlace? Last);
