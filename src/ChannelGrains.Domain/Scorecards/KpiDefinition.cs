
namespace ChannelGrains.Domain.Scorecards;

/// <summary>One row of a scorecard, as it is defined. Numbers have at most 6 places.</summary>
/// <param name="Kpi">What it measures.</param>
/// <param name="Direction">Which way it is to go.</param>
/// <param name="Weight">Its part of the score beside the other rows' weights; above 0.</param>
/// <param name="Cap">The most of its attainment that counts; above 0.</param>
/// <param name="PassFrom">The attainment from which it passes.</param>
/// <param name="Target">What is to be reached; above 0. Of sales it is for one month, and a longer period has as many times it; null is none.</param>
/// <param name="NextStep">What to do when it does not pass.</param>
[GenerateSerializer, Immutable]
public sealed record KpiDefinition(
    [property: Id(0)] KpiName Kpi, [property: Id(1)] KpiDirection Direction, [property: Id(2)] decimal Weight, [property: Id(3)] decimal Cap,
    [property: Id(4)] decimal PassFrom, [property: Id(5)] decimal? Target, [property: Id(6)] string NextStep);
