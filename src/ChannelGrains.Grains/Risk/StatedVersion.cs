namespace ChannelGrains.Grains.Risk;

/// <summary>Something was stated.</summary>
/// <param name="Version">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record StatedVersion([property: Id(0)] long Version);
