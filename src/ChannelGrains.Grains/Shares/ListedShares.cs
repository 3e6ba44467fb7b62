using ChannelGrains.Domain.Shares;

namespace ChannelGrains.Grains.Shares;

/// <summary>A page of shares.</summary>
/// <param name="Shares">The latest first.</param>
/// <param name="Last">The version that the next page comes before; 0 on the last page.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record ListedShares([property: Id(0)] IReadOnlyList<Share> Shares, [property: Id(1)] long Last, [property: Id(2)] long AsOfMicros);
