using ChannelGrains.Domain.Shares;

namespace ChannelGrains.Gateway.Access;

/// <summary>A share as the index had it.</summary>
/// <param name="Share">The share.</param>
/// <param name="Principal">Who calls with its secret.</param>
/// <param name="SecretSha256">SHA-256 of its secret.</param>
/// <param name="ReadAt">When it was read, by the timestamp of the clock.</param>
internal sealed record KnownShare(Share Share, Principal Principal, ReadOnlyMemory<byte> SecretSha256, long ReadAt);
