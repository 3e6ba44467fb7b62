namespace ChannelGrains.Domain.Audit;

/// <summary>A part of what a change says, as text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
[GenerateSerializer, Immutable]
public readonly record struct ChangeDetail([property: Id(0)] string Name, [property: Id(1)] string Value);
