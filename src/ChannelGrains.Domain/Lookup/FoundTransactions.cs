namespace ChannelGrains.Domain.Lookup;

/// <summary>What was found of an id.</summary>
/// <param name="Transactions">By partner, then source.</param>
/// <param name="IsTruncated">There may be more.</param>
[GenerateSerializer, Immutable]
public sealed record FoundTransactions([property: Id(0)] IReadOnlyList<FoundTransaction> Transactions, [property: Id(1)] bool IsTruncated);
