namespace ChannelGrains.Domain.Audit;

/// <summary>A page of changes.</summary>
/// <param name="Changes">The latest first.</param>
/// <param name="Last">What the next page goes on behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedChanges([property: Id(0)] IReadOnlyList<ChangeReading> Changes, [property: Id(1)] string Last);
