using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>What the scorecard of a partner was computed from at an instant.</summary>
/// <param name="Figures">Of its own journal.</param>
/// <param name="Terms">By what it was judged.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerScoreThen([property: Id(0)] PartnerFigures Figures, [property: Id(1)] ScoreTerms Terms);
