namespace ChannelGrains.Grains.FormRecords;

/// <summary>Findings that share an action.</summary>
/// <param name="Findings">In the order in which they were named.</param>
/// <param name="Version">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record SharedFindings([property: Id(0)] IReadOnlyList<FindingReading> Findings, [property: Id(1)] long Version);
