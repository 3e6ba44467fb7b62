namespace ChannelGrains.Grains.FormRecords;

/// <summary>A page of findings.</summary>
/// <param name="Findings">By record and item.</param>
/// <param name="Last">What the next page comes behind; empty on the last page.</param>
/// <param name="OpenCount">Findings that are open, of all pages.</param>
[GenerateSerializer, Immutable]
public sealed record KeptFindings([property: Id(0)] IReadOnlyList<FindingReading> Findings, [property: Id(1)] string Last, [property: Id(2)] int OpenCount);
