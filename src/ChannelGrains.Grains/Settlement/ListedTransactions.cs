namespace ChannelGrains.Grains.Settlement;

/// <summary>A page of a line's transactions.</summary>
/// <param name="Transactions">The transactions.</param>
/// <param name="Next">The record that the next page comes behind; 0 on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedTransactions([property: Id(0)] IReadOnlyList<LineTransaction> Transactions, [property: Id(1)] long Next);
