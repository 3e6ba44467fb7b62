using ChannelGrains.Domain.Shares;

namespace ChannelGrains.Grains.Shares;

/// <summary>A share after it was changed.</summary>
/// <param name="Share">The share.</param>
/// <param name="Version">Version of the partner's journal that has the change.</param>
[GenerateSerializer, Immutable]
public sealed record ShareReading([property: Id(0)] Share Share, [property: Id(1)] long Version);
