namespace ChannelGrains.Domain.Compliance;

/// <summary>How many requirements are met.</summary>
/// <param name="Met">Of those that are asked.</param>
/// <param name="Asked">How many are.</param>
[GenerateSerializer, Immutable]
public readonly record struct ComplianceCount([property: Id(0)] int Met, [property: Id(1)] int Asked);
