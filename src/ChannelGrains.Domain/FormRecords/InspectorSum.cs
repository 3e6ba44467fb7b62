namespace ChannelGrains.Domain.FormRecords;

/// <summary>What one person inspected.</summary>
/// <param name="Name">Who filled the records in; empty is all those of whom a partner's month names no more.</param>
/// <param name="Inspected">Inspections and self-checks with a score.</param>
/// <param name="ScoreMicros">The sum of their scores, in millionths.</param>
[GenerateSerializer, Immutable]
public readonly record struct InspectorSum([property: Id(0)] string Name, [property: Id(1)] int Inspected, [property: Id(2)] long ScoreMicros);
