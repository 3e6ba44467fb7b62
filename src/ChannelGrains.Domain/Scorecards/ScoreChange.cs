namespace ChannelGrains.Domain.Scorecards;

/// <summary>A change of a score.</summary>
/// <param name="Cause">The fact that made it.</param>
/// <param name="Score">The score after it, 12 places; null when no row counts.</param>
/// <param name="Band">Its band; null when it is in none.</param>
/// <param name="Moves">The rows that it moved.</param>
[GenerateSerializer, Immutable]
public sealed record ScoreChange([property: Id(0)] ScoreCause Cause, [property: Id(1)] string? Score, [property: Id(2)] string? Band, [property: Id(3)] IReadOnlyList<ScoreMove> Moves);
