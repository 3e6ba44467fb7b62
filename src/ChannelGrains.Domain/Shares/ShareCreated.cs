namespace ChannelGrains.Domain.Shares;

/// <summary>A share was created.</summary>
/// <param name="ShareId">Its id.</param>
/// <param name="SecretSha256">SHA-256 of its secret.</param>
/// <param name="Note">For whom, or what for.</param>
/// <param name="ExpiresAtMicros">Until when it is good, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record ShareCreated(
    [property: Id(0)] string ShareId, [property: Id(1)] byte[] SecretSha256, [property: Id(2)] string Note, [property: Id(3)] long ExpiresAtMicros) : ShareFact;
