namespace ChannelGrains.Domain.Tools;

/// <summary>Somebody took note of a version of a tool.</summary>
/// <param name="ToolId">The tool.</param>
/// <param name="Version">The version.</param>
/// <param name="Person">Keyed hash of the person.</param>
[GenerateSerializer, Immutable]
public sealed record ToolAcknowledged([property: Id(0)] string ToolId, [property: Id(1)] int Version, [property: Id(2)] ulong Person);
