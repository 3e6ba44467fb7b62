using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>What happened to a candidate while it was selected, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record SelectionFact;
