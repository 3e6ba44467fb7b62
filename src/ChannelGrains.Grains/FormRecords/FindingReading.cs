using ChannelGrains.Domain.FormRecords;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>A finding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="ActionId">The action that it opened; empty where there was no room for one yet.</param>
/// <param name="Version">Version of the partner's journal that shows it.</param>
[GenerateSerializer, Immutable]
public sealed record FindingReading([property: Id(0)] Finding Finding, [property: Id(1)] string ActionId, [property: Id(2)] long Version);
