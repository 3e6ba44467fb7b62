namespace ChannelGrains.Domain.Payments;

/// <summary>What a statement closes, before it is matched.</summary>
/// <param name="Account">The account.</param>
/// <param name="Coverage">The statement and its last day.</param>
[GenerateSerializer, Immutable]
public sealed record BankFileCoverage([property: Id(0)] string Account, [property: Id(1)] BankCoverage Coverage);
