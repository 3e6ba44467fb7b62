using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What happened to a partner's agreement, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record AgreementFact;
