namespace ChannelGrains.Domain.FormPlans;

/// <summary>A page of assignments.</summary>
/// <param name="Assignments">In their order.</param>
/// <param name="Last">What the next page goes on behind; null on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record AssignmentPage([property: Id(0)] IReadOnlyList<Assignment> Assignments, [property: Id(1)] AssignmentPlace? Last);
