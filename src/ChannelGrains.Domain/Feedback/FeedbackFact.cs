namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said of a partner, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record FeedbackFact;
