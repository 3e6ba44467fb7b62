namespace ChannelGrains.Grains.Settlement;

/// <summary>A dispute and its statement after a change.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Dispute">The dispute.</param>
[GenerateSerializer, Immutable]
public sealed record DisputeChange([property: Id(0)] StatementReading Statement, [property: Id(1)] DisputeReading Dispute);
