using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>A version of the scorecard.</summary>
/// <param name="EffectiveFrom">First day of the first month that it holds for.</param>
/// <param name="Kpis">Its rows, each KPI once.</param>
/// <param name="Bands">Its bands, the lowest first.</param>
/// <param name="Version">Version of the journal that has it.</param>
/// <param name="DefinedAtMicros">When it was defined, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record ScorecardDefinition(
    [property: Id(0)] BusinessDay EffectiveFrom, [property: Id(1)] ImmutableArray<KpiDefinition> Kpis, [property: Id(2)] ImmutableArray<ScoreBand> Bands,
    [property: Id(3)] long Version, [property: Id(4)] long DefinedAtMicros)
{
    public string Etag => Etags.Of(Version);

    /// <summary>The highest band that a score reaches; null below the lowest.</summary>
    public string? BandOf(Quotient score) => Bands.LastOrDefault(band => score.CompareTo(Quotient.Of(band.From)) >= 0)?.Name;
}
