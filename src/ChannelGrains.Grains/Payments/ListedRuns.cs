namespace ChannelGrains.Grains.Payments;

/// <summary>A page of runs.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Last">The run that the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedRuns([property: Id(0)] IReadOnlyList<RunReading> Runs, [property: Id(1)] string Last);
