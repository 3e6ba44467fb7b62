using ChannelGrains.Domain.Surveys;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What is counted of a partner's surveys in a period.</summary>
/// <param name="Sums">By survey, in order.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that shows it.</param>
[GenerateSerializer, Immutable]
public sealed record SurveySums([property: Id(0)] IReadOnlyList<SurveySum> Sums, [property: Id(1)] long AsOfMicros, [property: Id(2)] long Version);
