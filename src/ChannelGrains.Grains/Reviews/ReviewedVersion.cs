namespace ChannelGrains.Grains.Reviews;

/// <summary>A partner was reviewed.</summary>
/// <param name="Version">Version of its journal with all that the reviews stated.</param>
/// <param name="DueAtMicros">When it is to be reviewed though nothing arrives, microseconds since 1970-01-01 UTC; null for never.</param>
[GenerateSerializer, Immutable]
public sealed record ReviewedVersion([property: Id(0)] long Version, [property: Id(1)] long? DueAtMicros);
