namespace ChannelGrains.Domain.Shares;

/// <summary>What became of a partner's shares, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record ShareFact;
