namespace ChannelGrains.Domain.Actions;

/// <summary>What happened to an action, as a journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record ActionFact;
