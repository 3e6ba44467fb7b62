namespace ChannelGrains.Domain.Settlement;

/// <summary>An amount on an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">In minor units; a debit is above 0, a credit below.</param>
[GenerateSerializer, Immutable]
public readonly record struct Posting([property: Id(0)] LedgerAccount Account, [property: Id(1)] long Amount);
