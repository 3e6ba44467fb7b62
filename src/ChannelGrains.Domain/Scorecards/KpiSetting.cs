
namespace ChannelGrains.Domain.Scorecards;

/// <summary>One row of a scorecard as a caller writes it: not checked yet.</summary>
[GenerateSerializer, Immutable]
public sealed record KpiSetting(
    [property: Id(0)] KpiName Kpi, [property: Id(1)] KpiDirection Direction, [property: Id(2)] string Weight, [property: Id(3)] string Cap,
    [property: Id(4)] string PassFrom, [property: Id(5)] string Target, [property: Id(6)] string NextStep);
