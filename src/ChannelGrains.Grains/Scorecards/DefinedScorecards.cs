using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>All versions of the scorecard's definition, in the order in which they were defined.</summary>
[GenerateSerializer, Immutable]
public sealed record DefinedScorecards([property: Id(0)] IReadOnlyList<ScorecardDefinition> Versions);
