namespace ChannelGrains.Domain.Payments;

/// <summary>What a file says of a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Evidence">What.</param>
[GenerateSerializer, Immutable]
public sealed record RunEvidence([property: Id(0)] string RunId, [property: Id(1)] BankEvidence Evidence);
