namespace ChannelGrains.Grains.Markets;

/// <summary>A report was taken.</summary>
/// <param name="Version">Version of the market's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record MarketReported([property: Id(0)] long Version);
