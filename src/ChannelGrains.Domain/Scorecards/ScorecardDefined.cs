using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>A version of the scorecard was defined.</summary>
/// <param name="EffectiveFrom">First day of the first month that it holds for.</param>
/// <param name="Kpis">Its rows.</param>
/// <param name="Bands">Its bands, the lowest first.</param>
[GenerateSerializer, Immutable]
public sealed record ScorecardDefined(
    [property: Id(0)] BusinessDay EffectiveFrom, [property: Id(1)] ImmutableArray<KpiDefinition> Kpis, [property: Id(2)] ImmutableArray<ScoreBand> Bands);
