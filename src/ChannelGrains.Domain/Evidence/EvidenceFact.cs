namespace ChannelGrains.Domain.Evidence;

/// <summary>What is known of a partner's files, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record EvidenceFact;
