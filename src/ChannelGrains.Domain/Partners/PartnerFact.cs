namespace ChannelGrains.Domain.Partners;

/// <summary>What happened to a partner, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record PartnerFact;
