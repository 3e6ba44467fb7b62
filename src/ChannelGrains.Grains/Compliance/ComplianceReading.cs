using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What was recorded, with the version that has it.</summary>
[GenerateSerializer, Immutable]
public sealed record ComplianceReading([property: Id(0)] ShownPeriod Shown);
