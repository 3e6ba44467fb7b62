namespace ChannelGrains.Grains.Scorecards;

/// <summary>A page of facts.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="Next">Behind what the next page begins; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedFacts([property: Id(0)] IReadOnlyList<FigureFact> Facts, [property: Id(1)] string Next);
