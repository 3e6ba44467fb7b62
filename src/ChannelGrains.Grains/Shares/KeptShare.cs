using ChannelGrains.Domain.Shares;

namespace ChannelGrains.Grains.Shares;

/// <summary>A share with what makes its secret known.</summary>
/// <param name="Share">The share.</param>
/// <param name="PartnerId">The partner that it shows.</param>
/// <param name="SecretSha256">SHA-256 of its secret.</param>
public sealed record KeptShare(Share Share, string PartnerId, ReadOnlyMemory<byte> SecretSha256);
