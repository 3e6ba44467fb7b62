namespace ChannelGrains.Domain.FormRecords;

/// <summary>Names a finding.</summary>
/// <param name="RecordId">The record that found it first.</param>
/// <param name="ItemId">The item.</param>
[GenerateSerializer, Immutable]
public sealed record FindingName([property: Id(0)] string RecordId, [property: Id(1)] string ItemId);
