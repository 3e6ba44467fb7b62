namespace ChannelGrains.Domain.Scorecards;

/// <summary>A row that a fact moved.</summary>
/// <param name="Kpi">What it measures.</param>
/// <param name="Before">What it was, as text; null where there was no data.</param>
/// <param name="After">What it became.</param>
[GenerateSerializer, Immutable]
public sealed record ScoreMove([property: Id(0)] KpiName Kpi, [property: Id(1)] string? Before, [property: Id(2)] string? After);
