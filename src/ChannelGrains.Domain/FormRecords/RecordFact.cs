namespace ChannelGrains.Domain.FormRecords;

/// <summary>What happened to a partner's records, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record RecordFact;
