using System.Collections.Immutable;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>改进方案: open findings share an action, which is opened with it.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Findings">The findings.</param>
[GenerateSerializer, Immutable]
public sealed record FindingsShared([property: Id(0)] string ActionId, [property: Id(1)] ImmutableArray<FindingKey> Findings) : RecordFact;
