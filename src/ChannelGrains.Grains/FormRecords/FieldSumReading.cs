using ChannelGrains.Domain.FormRecords;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What was recorded at a partner in a period.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record FieldSumReading([property: Id(0)] FieldSum Sum, [property: Id(1)] long AsOfMicros, [property: Id(2)] long Version);
