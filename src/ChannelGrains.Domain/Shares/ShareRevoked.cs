namespace ChannelGrains.Domain.Shares;

/// <summary>A share was revoked.</summary>
/// <param name="ShareId">Its id.</param>
[GenerateSerializer, Immutable]
public sealed record ShareRevoked([property: Id(0)] string ShareId) : ShareFact;
